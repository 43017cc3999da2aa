/**
 * The proof that nothing is lost: the packed WAR is killed again and again in the middle of its work, while clients ask,
 * follow, stop and delete and write down what they were told. A {@link dev.parley.crash.Checker} then holds the database
 * against what they wrote.
 */
package dev.parley.crash;
