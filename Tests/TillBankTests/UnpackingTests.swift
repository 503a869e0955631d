import TillRecords
import Testing

@testable import TillStages
@testable import TillUnpacking

/// What an archive may hold, one below, at and one above each limit.
@Suite struct UnpackingTests {
    private static let three: [(String, [UInt8])] = [("a", [1]), ("b", [2]), ("c", [3])]

    @Test(arguments: [(2, "large"), (3, "abc"), (4, "abc")]) func membersOfAnArchive(limit: Int, outcome: String) {
        var limits = Unpacking.Limits()
        limits.members = limit
        #expect(Self.read(Packed.zip(Self.three), limits) == outcome)
    }

    @Test(arguments: [(2, "large"), (3, "abc"), (4, "abc")]) func bytesOfAllMembersTogether(limit: Int, outcome: String) {
        var limits = Unpacking.Limits()
        limits.bytes = limit
        #expect(Self.read(Packed.zip(Self.three), limits) == outcome)
    }

    /// So many times the archive and 64 KiB: what a small archive may unpack to.
    @Test(arguments: [(-1, "a"), (0, "a"), (1, "large")]) func timesTheArchive(more: Int, outcome: String) {
        var limits = Unpacking.Limits()
        limits.times = 0
        #expect(Self.read(Packed.zip([("a", [UInt8](repeating: 48, count: 65_536 + more))]), limits) == outcome)
        limits.times = 1
        #expect(Self.read(Packed.zip([("a", [UInt8](repeating: 48, count: 65_536 + more))]), limits) == "a")
    }

    @Test func whatNobodyWantsCostsNoBytes() {
        var limits = Unpacking.Limits()
        limits.bytes = 1
        #expect(Self.read(Packed.zip(Self.three), limits) { $0 == "b" } == "b")
        // A beginning costs no more than was asked for.
        #expect(Self.read(Packed.zip([("a", [1, 2, 3])]), limits, start: 1) == "a")
        #expect(Self.read(Packed.zip([("a", [1, 2, 3])]), limits, start: 2) == "large")
    }

    @Test func pathsThatLeadUpwardsAreLeftOut() {
        #expect(Self.read(Packed.zip([("../a", [1]), ("b/../../c", [1]), ("d..e", [1])])) == "d..e")
    }

    @Test func whoHasEnoughStops() {
        #expect(Self.read(Packed.zip(Self.three), most: 2) == "ab")
    }

    private static func read(
        _ bytes: [UInt8], _ limits: Unpacking.Limits = Unpacking.Limits(), start: Int = .max, most: Int = .max,
        where isWanted: (String) -> Bool = { _ in true }
    ) -> String {
        var names: [String] = []
        do throws(Fault) {
            try Unpacking.members(
                bytes, within: limits, start: start, where: isWanted,
                fault: { Fault($0 == .tooLarge ? "large" : "other", "a fault.", remedy: "none.") },
                { (member: Unpacking.Member) throws(Fault) in
                    names.append(member.name)
                    return names.count < most
                })
            return names.joined()
        } catch {
            return error.code
        }
    }
}
