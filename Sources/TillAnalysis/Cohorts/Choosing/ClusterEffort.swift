/// How much is tried to find out how many clusters there are.
struct ClusterEffort: Sendable {
    /// Seedings of a solution that counts, and of those it is compared with.
    var restarts = 10
    var fewRestarts = 3
    /// Samples with replacement.
    var samples = 20
    /// Clouds of points without clusters.
    var references = 10
    /// No more clusters than this.
    var most = 12
    /// Of more points than this a sample decides.
    var sample = 2_000
}
