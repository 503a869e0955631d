import TillRecords
import Testing
import TillTesting

@testable import TillReceipts

/// Rules of reading receipts that have a threshold, as tables: just below, at, and just above it.
@Suite struct ReceiptThresholdTests {
    /// The first bytes of a PNG of that size, which claim it; nothing is decoded to refuse it.
    private static func png(_ width: Int, _ height: Int) -> [UInt8] {
        func number(_ value: Int) -> [UInt8] { [24, 16, 8, 0].map { UInt8(value >> $0 & 255) } }
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + number(13) + Array("IHDR".utf8) + number(width) + number(height)
            + [8, 0, 0, 0, 0] + number(0) + [UInt8](repeating: 0, count: 100)
    }

    /// Why a picture of that size is refused; damaged where the size alone is no reason.
    @Test(arguments: [
        (99, 400, PictureFault.tooSmall(width: 99, height: 400)), (400, 99, .tooSmall(width: 400, height: 99)), (100, 100, .unreadable),
        (101, 101, .unreadable), (19_999, 100, .unreadable), (20_000, 100, .unreadable),
        (20_001, 100, .tooLarge(width: 20_001, height: 100)), (100, 20_001, .tooLarge(width: 100, height: 20_001)),
        (6_000, 9_999, .unreadable), (6_000, 10_000, .unreadable), (6_000, 10_001, .tooLarge(width: 6_000, height: 10_001)),
    ])
    func theSizeOfAPicture(width: Int, height: Int, fault: PictureFault) {
        var found: PictureFault?
        do throws(PictureFault) { _ = try Picture.decode(Self.png(width, height)) } catch { found = error }
        #expect(found == fault)
    }
}
