package bench;

/**
 * What one run took.
 *
 * @param seconds by the wall clock
 * @param cpuSeconds user and system, of every thread and child
 * @param peakKib the most memory that was resident at once
 */
record Sample(double seconds, double cpuSeconds, long peakKib) {}
