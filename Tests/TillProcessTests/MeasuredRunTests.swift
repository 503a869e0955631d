import Testing

@testable import TillProcess

/// What a command cost, and how it ended.
@Suite struct MeasuredRunTests {
    @Test func countsTheTimeOfWhatItWaitedFor() throws {
        let busy = "i=0; while [ $i -lt 20000 ]; do i=$((i+1)); done"
        let alone = try MeasuredRun(path: "bash", arguments: ["-c", busy])
        let below = try MeasuredRun(path: "bash", arguments: ["-c", "bash -c '\(busy)'; true"])
        #expect(alone.cpuSeconds > 0)
        #expect(below.cpuSeconds > 0)
        #expect(alone.peakBytes > 1 << 20)
        #expect(alone.ending == .exited(0))
    }

    @Test func tellsTheEnding() throws {
        #expect(try MeasuredRun(path: "bash", arguments: ["-c", "exit 7"]).ending == .exited(7))
        #expect(try MeasuredRun(path: "bash", arguments: ["-c", "kill -KILL $$"]).ending == .killed(signal: 9))
    }
}
