/** The packed WAR as a process of its own, for those who kill it and those who measure it. */
package dev.parley.war;
