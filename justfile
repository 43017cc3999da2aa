# Each task is one Maven command, so `just` is optional.

# Download all dependencies.
init:
    mvn -q dependency:go-offline

# Serve on http://localhost:8080 and rebuild the style sheet when templates change.
dev:
    trap 'kill 0' INT TERM EXIT; just dev-tailwind & just dev-server

# Serve; `mvn compile` in another terminal (or an IDE that compiles) restarts the application in seconds.
dev-server:
    mvn jetty:run

# Rebuild webapp/assets/app.css after each change.
dev-tailwind:
    mvn -q -Ptailwind process-resources -Dtailwind.watch=true

# Build target/parley.war.
build-server:
    mvn package -DskipTests

# Build webapp/assets/app.css.
build-tailwind:
    mvn -q -Ptailwind process-resources

# Migrate data/parley.db (the application also does this at start).
db-migrate:
    mvn -q liquibase:update

# Recreate data/parley.db with a demo user and chats: demo@example.org, "demo demo demo".
db-reset:
    rm -f data/parley.db data/parley.db-wal data/parley.db-shm
    mvn -q liquibase:update -Dliquibase.contexts=production,dev

# Run all tests.
test:
    mvn verify

# Run at full size the tests that `just test` scales down; takes a quarter of an hour.
test-full:
    mvn -Pfull verify -Dgroups=full

# Fuzz the renderer for five minutes; failing inputs are kept as test cases.
fuzz:
    JAZZER_FUZZ=1 JAZZER_INSTRUMENTATION_INCLUDES='dev.parley.**:com.vladsch.**:org.owasp.**' mvn -q test-compile surefire:test@fuzz

# Benchmark the WAR and its comparison servers on each JDK; takes half an hour and needs an otherwise idle machine.
# Writes target/bench.json. Shorter: just bench -Dbench.answers=100 -Dbench.parts=load
bench *options:
    mvn -Pbench verify {{options}}
