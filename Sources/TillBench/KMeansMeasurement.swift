import Glibc
import TillAnalysis
import TillProcess
import TillStages

/// k-means of `till-cohorts`, on one processor, beside scikit-learn's on the same points with as many clusters and restarts, the same
/// tolerance and the same limit of iterations.
struct KMeansMeasurement {
    let points: Int
    let rounds: Int

    private static let width = 16
    private static let clusters = 8
    private static let restarts = 10
    private static let seed: UInt64 = 1

    /// What one fit cost, how tight it is, and how many iterations its best restart took.
    private struct Fit {
        var seconds: Double
        var inertia: Double
        var iterations: Int
    }

    func run(_ place: Workplace) throws(Fault) {
        let file = place.path("points.f32")
        try write(to: file)
        var own: [Double] = []
        var other: [Double] = []
        var inertias = (own: 0.0, other: 0.0)
        var turns = (own: 0, other: 0)
        for _ in 0..<rounds {
            let mine = try fit(file)
            own.append(mine.seconds)
            inertias.own = mine.inertia
            turns.own = mine.iterations
            guard let theirs = fitOfScikit(place, file) else { continue }
            other.append(theirs.seconds)
            inertias.other = theirs.inertia
            turns.other = theirs.iterations
        }
        let peak = MeasuredRun.ownPeakBytes
        let head = "kmeans: \(points) points of \(KMeansMeasurement.width), \(KMeansMeasurement.restarts) restarts"
        Figures.tell(head, "\(Figures.two(Figures.median(own))) s CPU, \(Figures.megabytes(peak))", goal: "under 200 MB")
        guard !other.isEmpty else {
            Figures.tell("kmeans: scikit-learn", "not measured: pip install scikit-learn")
            return
        }
        Figures.tell("kmeans: scikit-learn, one thread", "\(Figures.two(Figures.median(other))) s CPU")
        Figures.tell(
            "kmeans: / scikit-learn", "\(Figures.two(Figures.median(own) / max(1e-9, Figures.median(other)))) x", goal: "at most 1.0 x")
        Figures.tell(
            "kmeans: inertia beside scikit-learn's", "\(Figures.two(100 * (inertias.own / max(1e-9, inertias.other) - 1))) %",
            goal: "at most 0.5 %")
        Figures.tell("kmeans: iterations of the best restart", "\(turns.own), scikit-learn \(turns.other)")
    }

    private func fit(_ file: String) throws(Fault) -> Fit {
        guard let handle = unsafe fopen(file, "r") else { throw KMeansMeasurement.unwritten }
        defer { unsafe fclose(handle) }
        let cloud = unsafe PointCloud(count: points, width: KMeansMeasurement.width) { _, out in
            _ = unsafe fread(out.baseAddress, MemoryLayout<Float>.size, out.count, handle)
        }
        let started = MeasuredRun.ownCpuSeconds
        let found = KMeans(
            clusters: KMeansMeasurement.clusters, restarts: KMeansMeasurement.restarts, seed: KMeansMeasurement.seed
        ).fit(cloud)
        return Fit(seconds: MeasuredRun.ownCpuSeconds - started, inertia: found.inertia, iterations: found.iterations)
    }

    /// Nil where scikit-learn is not installed.
    private func fitOfScikit(_ place: Workplace, _ file: String) -> Fit? {
        let answer = place.path("scikit")
        // One thread: more would only wait for each other in the processor time that is compared.
        let script = """
            import os, time
            os.environ['OMP_NUM_THREADS'] = os.environ['OPENBLAS_NUM_THREADS'] = '1'
            import numpy
            from sklearn.cluster import KMeans
            points = numpy.fromfile('\(file)', dtype=numpy.float32).reshape(-1, \(KMeansMeasurement.width))
            model = KMeans(n_clusters=\(KMeansMeasurement.clusters), n_init=\(KMeansMeasurement.restarts), random_state=1)
            model.set_params(max_iter=300, tol=1e-4)
            started = time.process_time()
            model.fit(points)
            print(time.process_time() - started, float(model.inertia_), model.n_iter_)
            """
        guard (try? place.run("python3", ["-c", script], output: answer)) != nil,
            let bytes = FileReading.bytes(path: answer, limit: 1000)
        else { return nil }
        let words = String(decoding: bytes, as: UTF8.self).split { $0 == " " || $0 == "\n" }
        guard words.count == 3, let seconds = Double(words[0]), let inertia = Double(words[1]), let turns = Int(words[2]) else {
            return nil
        }
        return Fit(seconds: seconds, inertia: inertia, iterations: turns)
    }

    private static var unwritten: Fault {
        Fault("bench.no-file", "the points cannot be written or read.", remedy: "Make room in /tmp.", exit: .cannotCreate)
    }

    /// Single-precision numbers, a point after the other: twelve clouds of different width and size that run into each other, so that
    /// no number of clusters is the evident one.
    private func write(to file: String) throws(Fault) {
        guard let handle = unsafe fopen(file, "w") else { throw KMeansMeasurement.unwritten }
        defer { unsafe fclose(handle) }
        var chance = CounterChance(seed: KMeansMeasurement.seed, stream: 0)
        let clouds = (0..<12).map { _ in (0..<KMeansMeasurement.width).map { _ in 4 * chance.fraction() } }
        let widths = clouds.map { _ in 0.4 + chance.fraction() }
        var row = [Float](repeating: 0, count: KMeansMeasurement.width)
        for _ in 0..<points {
            let cloud = min(chance.below(clouds.count), chance.below(clouds.count))
            for column in row.indices {
                // The sum of four even draws is near enough to a bell.
                let bell = chance.fraction() + chance.fraction() + chance.fraction() + chance.fraction() - 2
                row[column] = Float(clouds[cloud][column] + 1.7 * widths[cloud] * bell)
            }
            guard unsafe fwrite(row, MemoryLayout<Float>.size, row.count, handle) == row.count else { throw KMeansMeasurement.unwritten }
        }
    }
}
