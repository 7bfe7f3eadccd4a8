# Sourced by run and profile. SERVICE_JAR measures a jar that is there already.
[ -n "${SERVICE_JAR:-}" ] || ./mvnw -q -B -DskipTests package
find bench/src -name '*.java' -exec javac --release 17 -Xlint:all -d target/bench {} +
