import Testing
import TillRecords

/// A view of bytes: what is read lies inside it, and what is looked for is found at its ends as well.
@Suite struct ByteViewTests {
    private static let word = Array("banana".utf8)

    private func view<Result>(_ text: String, _ body: (ByteView) -> Result) -> Result { Array(text.utf8).withBytes(body) }

    @Test func readsFirstAndLast() {
        ByteViewTests.word.withBytes { view in
            #expect(view[0] == UInt8(ascii: "b"))
            #expect(view[5] == UInt8(ascii: "a"))
            #expect(view.load(fromByteOffset: 2, as: UInt32.self) == view.loadedByBytes(2))
            #expect(Array(view) == ByteViewTests.word)
            #expect(Array(ByteView(rebasing: view[2..<4])) == Array("na".utf8))
            #expect(String(decoding: view, as: UTF8.self) == "banana")
        }
    }

    @Test func beyondItsEndNothingIsRead() async {
        await #expect(processExitsWith: .failure) { _ = [UInt8(1), 2, 3].withBytes { $0[3] } }
        await #expect(processExitsWith: .failure) { _ = [UInt8(1), 2, 3].withBytes { $0[-1] } }
        await #expect(processExitsWith: .failure) { _ = [UInt8(1), 2, 3].withBytes { $0.load(as: UInt32.self) } }
        await #expect(processExitsWith: .failure) { _ = [UInt8(1), 2, 3].withBytes { $0.load(fromByteOffset: 2, as: UInt16.self) } }
        await #expect(processExitsWith: .failure) { _ = [UInt8(1), 2, 3].withBytes { ByteView(rebasing: $0[1..<4]).count } }
        await #expect(processExitsWith: .failure) { _ = [UInt8]().withBytes { $0[0] } }
    }

    @Test func nothingIsAViewToo() {
        let nothing = ByteView(start: nil, count: 0)
        #expect(nothing.isEmpty && nothing.baseAddress == nil)
        #expect(Array(nothing) == [])
        #expect(nothing.firstIndex(of: 0) == nil)
        #expect(nothing.equals(ByteView("")))
        #expect(nothing.offset(of: []) == 0)
    }

    @Test(
        arguments: [
            ("banana", "ana", 0, 1), ("banana", "ana", 2, 3), ("banana", "ana", 4, nil), ("banana", "banana", 0, 0),
            ("banana", "bananas", 0, nil), ("banana", "a", 5, 5), ("banana", "a", 6, nil), ("banana", "", 6, 6), ("banana", "", 7, nil),
            ("aaab", "aab", 0, 1), ("", "a", 0, nil),
        ] as [(String, String, Int, Int?)])
    func findsBytes(text: String, part: String, start: Int, place: Int?) {
        #expect(view(text) { $0.offset(of: Array(part.utf8), from: start) } == place)
        #expect(Array(text.utf8).holds(Array(part.utf8)) == (text.contains(part) || part.isEmpty))
    }

    @Test(arguments: [
        ("banana", "ban", 0, true), ("banana", "nana", 2, true), ("banana", "nanas", 2, false), ("banana", "ana", 2, false),
        ("banana", "", 6, true), ("banana", "", 7, false), ("banana", "b", -1, false),
    ])
    func matchesAtAPlace(text: String, part: String, place: Int, isThere: Bool) {
        #expect(view(text) { $0.matches(Array(part.utf8), at: place) } == isThere)
    }

    @Test func isComparedWhole() {
        #expect(view("ban") { $0.equals(ByteView("ban")) })
        #expect(!view("ban") { $0.equals(ByteView("bank")) })
        #expect(!view("bank") { $0.equals(ByteView("ban")) })
        #expect(!view("ban") { $0.equals(ByteView("bam")) })
    }

    @Test func copiesWhereThereIsRoom() async {
        withUnsafeTemporaryAllocation(byteCount: 6, alignment: 1) { room in
            ByteViewTests.word.withBytes { room.copyMemory(from: $0) }
            #expect(Array(room.view) == ByteViewTests.word)
        }
        await #expect(processExitsWith: .failure) {
            withUnsafeTemporaryAllocation(byteCount: 5, alignment: 1) { room in
                Array("banana".utf8).withBytes { room.copyMemory(from: $0) }
            }
        }
    }
}

extension ByteView {
    /// Four bytes as the machine puts them together.
    fileprivate func loadedByBytes(_ index: Int) -> UInt32 {
        UInt32(self[index]) | UInt32(self[index + 1]) << 8 | UInt32(self[index + 2]) << 16 | UInt32(self[index + 3]) << 24
    }
}
