# Tasks by name; each is a line of Maven, so `just` stays optional.

# Fetch all that building and testing needs.
init:
    mvn -q dependency:go-offline

# Serve on http://localhost:8080 and rebuild the style sheet as templates change.
dev:
    trap 'kill 0' INT TERM EXIT; just dev-tailwind & just dev-server

# Serve; `mvn compile` in another window (or an editor that compiles) restarts the application in seconds.
dev-server:
    mvn jetty:run

# Rebuild webapp/assets/app.css after each change.
dev-tailwind:
    mvn -q -Ptailwind process-resources -Dtailwind.watch=true

# Make target/parley.war.
build-server:
    mvn package -DskipTests

# Make webapp/assets/app.css.
build-tailwind:
    mvn -q -Ptailwind process-resources

# Bring data/parley.db up to date (the application does so at start, too).
db-migrate:
    mvn -q liquibase:update

# Begin anew, with a demo user and chats: demo@example.org, "demo demo demo".
db-reset:
    rm -f data/parley.db data/parley.db-wal data/parley.db-shm
    mvn -q liquibase:update -Dliquibase.contexts=production,dev

# Run all tests.
test:
    mvn verify

# Run at full size those tests that `just test` runs at a smaller one, for a quarter of an hour.
test-full:
    mvn -Pfull verify -Dgroups=full

# Look for an answer that breaks the renderer, for five minutes; what is found is kept for the tests.
fuzz:
    JAZZER_FUZZ=1 JAZZER_INSTRUMENTATION_INCLUDES='dev.parley.**:com.vladsch.**:org.owasp.**' mvn -q test-compile surefire:test@fuzz

# Measure the WAR on each JDK beside what it is to be held against, for half an hour on a machine that does nothing else;
# target/bench.json. Shorter: just bench -Dbench.answers=100 -Dbench.parts=load
bench *options:
    mvn -Pbench verify {{options}}
