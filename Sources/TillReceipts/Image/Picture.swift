import CTesseract
import TillStages

/// A picture in shades of grey, in Leptonica's memory.
@safe final class Picture {
    let pix: UnsafeMutablePointer<Pix>

    /// How it was turned since it came; nil where it was not.
    let turning: Turning?

    init(_ pix: UnsafeMutablePointer<Pix>, turning: Turning? = nil) {
        unsafe self.pix = pix
        self.turning = turning
    }

    deinit {
        var gone: UnsafeMutablePointer<Pix>? = unsafe pix
        unsafe pixDestroy(&gone)
    }

    var width: Int { unsafe Int(pixGetWidth(pix)) }
    var height: Int { unsafe Int(pixGetHeight(pix)) }

    /// The most pixels a picture may have: larger ones are refused before they are decoded.
    static let mostPixels = 60_000_000
    static let longestSide = 20_000

    /// Decodes a JPEG, PNG, TIFF, WebP, GIF, BMP, HEIC or PNM. Throws why it is not read.
    static func decode(_ bytes: [UInt8]) throws(PictureFault) -> Picture {
        setMsgSeverity(Int32(L_SEVERITY_NONE))
        if HeifPicture.isOne(bytes) { return try decode(HeifPicture.grey(bytes)) }
        var format: Int32 = 0
        var (width, height, bits, samples, hasMap): (Int32, Int32, Int32, Int32, Int32) = (0, 0, 0, 0, 0)
        let failed = unsafe pixReadHeaderMem(bytes, bytes.count, &format, &width, &height, &bits, &samples, &hasMap)
        guard failed == 0, width > 0, height > 0 else { throw .unreadable }
        guard Int(width) <= longestSide, Int(height) <= longestSide, Int(width) * Int(height) <= mostPixels else {
            throw .tooLarge(width: Int(width), height: Int(height))
        }
        guard width >= 100, height >= 100 else { throw .tooSmall(width: Int(width), height: Int(height)) }
        guard let read = unsafe pixReadMem(bytes, bytes.count) else { throw .unreadable }
        let whole = unsafe Picture(read)
        guard let grey = unsafe pixConvertTo8(whole.pix, 0) else { throw .unreadable }
        return unsafe Picture(grey).turned(Orientation.turns(bytes))
    }

    /// Turned by so many quarters clockwise.
    private func turned(_ quarters: Int) -> Picture {
        guard quarters != 0, let turned = unsafe pixRotateOrth(pix, Int32(quarters)) else { return self }
        return unsafe Picture(turned)
    }

    /// With shadows and faint print evened out: every tile's darkest and lightest become black and white.
    func evened() -> Picture {
        unsafe pixContrastNorm(nil, pix, 50, 50, 40, 2, 2).map { unsafe Picture($0) } ?? self
    }

    /// Made larger by `factor`, or less where the result would have more than `most` pixels; smaller when it has more already.
    func scaled(_ factor: Double, most: Double) -> (picture: Picture, factor: Double) {
        let scale = min(factor, (most / Double(width * height)).squareRoot())
        guard abs(scale - 1) > 0.04, let made = unsafe pixScale(pix, Float(scale), Float(scale)) else { return (self, 1) }
        return unsafe (Picture(made), scale)
    }
}

/// Why a picture is not read.
enum PictureFault: Error, Equatable {
    case unreadable
    case tooLarge(width: Int, height: Int)
    case tooSmall(width: Int, height: Int)
    case noText(words: Int)
    case noAmount

    var fault: Fault {
        switch self {
        case .unreadable:
            Fault("receipts.damaged", "the picture cannot be decoded: it is damaged or cut.", remedy: "Take it again, or export it again.")
        case .tooLarge(let width, let height):
            Fault(
                "receipts.too-large",
                "the picture has \(width) x \(height) pixels; \(Picture.mostPixels / 1_000_000) million are the most.",
                remedy: "Make it smaller.")
        case .tooSmall(let width, let height):
            Fault("receipts.too-small", "the picture has \(width) x \(height) pixels only.", remedy: "Take it again, closer.")
        case .noText(let words):
            Fault(
                "receipts.no-text", "only \(words) words can be read in the picture.",
                remedy: "Take it again: flat, in good light, filling the picture.")
        case .noAmount:
            Fault("receipts.no-amount", "no amount can be read in the picture.", remedy: "Take it again, or write the amount by hand.")
        }
    }
}

extension Picture {
    /// The most pages of one document that are read: a receipt has few.
    static let mostPages = 5

    /// The pages of a TIFF with several, the one picture of all else. Throws why the first is not read.
    static func pages(_ bytes: [UInt8]) throws(PictureFault) -> [Picture] {
        let first = try decode(bytes)
        guard bytes.starts(with: [0x49, 0x49]) || bytes.starts(with: [0x4D, 0x4D]) else { return [first] }
        var pages = [first]
        var offset = 0
        // The first is read once more to learn where the next begins.
        guard let again = unsafe pixReadMemFromMultipageTiff(bytes, bytes.count, &offset) else { return pages }
        _ = unsafe Picture(again)
        while offset != 0, pages.count < mostPages, let read = unsafe pixReadMemFromMultipageTiff(bytes, bytes.count, &offset) {
            let page = unsafe Picture(read)
            guard page.width >= 100, page.height >= 100, page.width * page.height <= mostPixels,
                let grey = unsafe pixConvertTo8(page.pix, 0)
            else {
                break
            }
            unsafe pages.append(Picture(grey))
        }
        return pages
    }

    /// Both halves of a cut picture, each with where it began; none without memory.
    func parts(_ cut: ReceiptCut) -> [(picture: Picture, origin: (x: Int, y: Int))] {
        let (across, down) = cut.isBeside ? (cut.place, height) : (width, cut.place)
        let second = cut.isBeside ? (x: cut.place, y: 0) : (x: 0, y: cut.place)
        let pieces = [
            (x: 0, y: 0, width: across, height: down), (x: second.x, y: second.y, width: width - second.x, height: height - second.y),
        ]
        return pieces.compactMap { piece in
            guard let made = Picture.blank(width: piece.width, height: piece.height) else { return nil }
            made.paste(self, left: piece.x, top: piece.y, width: piece.width, height: piece.height, at: 0)
            return (made, (piece.x, piece.y))
        }
    }

    /// White, or nil without memory.
    static func blank(width: Int, height: Int) -> Picture? {
        guard width > 0, height > 0, width * height <= mostPixels, let made = unsafe pixCreate(Int32(width), Int32(height), 8) else {
            return nil
        }
        unsafe pixSetAllArbitrary(made, 255)
        return unsafe Picture(made)
    }

    /// Copies a rectangle of another picture to the left edge, `y` rows down; what lies outside of it stays white.
    func paste(_ other: Picture, left: Int, top: Int, width: Int, height: Int, at y: Int) {
        unsafe pixRasterop(
            pix, 0, Int32(y), Int32(min(width, other.width - left)), Int32(height), PIX_SRC, other.pix, Int32(left), Int32(top))
    }

    /// A grey stroke of two pixels.
    func line(x: Int, y: Int, width: Int) {
        for dx in 0..<width {
            for dy in 0..<2 { unsafe pixSetPixel(pix, Int32(x + dx), Int32(y + dy), 190) }
        }
    }

    /// As plain shades of grey (PGM), which cost nothing to pack and unpack; nil when it cannot be made.
    var pnm: [UInt8]? {
        var data: UnsafeMutablePointer<UInt8>?
        var count = 0
        guard unsafe pixWriteMemPnm(&data, &count, pix) == 0, let data = unsafe data else { return nil }
        defer { unsafe lept_free(data) }
        return unsafe Array(UnsafeBufferPointer(start: data, count: count))
    }

    /// As a JPEG, or nil when it cannot be made.
    func jpeg(quality: Int) -> [UInt8]? {
        var data: UnsafeMutablePointer<UInt8>?
        var count = 0
        guard unsafe pixWriteMemJpeg(&data, &count, pix, Int32(quality), 0) == 0, let data = unsafe data else { return nil }
        defer { unsafe lept_free(data) }
        return unsafe Array(UnsafeBufferPointer(start: data, count: count))
    }
}

/// How a camera held a picture, from the Exif block of a JPEG (JEITA CP-3451, tag 0x0112).
enum Orientation {
    /// Quarters clockwise that set the picture upright; 0 where nothing is said.
    static func turns(_ bytes: [UInt8]) -> Int {
        guard bytes.count > 12, bytes[0] == 0xFF, bytes[1] == 0xD8 else { return 0 }
        var at = 2
        while at + 10 < bytes.count, bytes[at] == 0xFF, bytes[at + 1] != 0xDA {
            let length = Int(bytes[at + 2]) << 8 | Int(bytes[at + 3])
            guard length >= 2 else { return 0 }
            let end = min(at + 2 + length, bytes.count)
            if bytes[at + 1] == 0xE1, end - at > 18, bytes[(at + 4)..<(at + 8)].elementsEqual("Exif".utf8) {
                return turns(Array(bytes[(at + 10)..<end]), 0)
            }
            at = end
        }
        return 0
    }

    /// The tag in the first directory of a TIFF block.
    private static func turns(_ block: [UInt8], _ start: Int) -> Int {
        guard block.count > 10 else { return 0 }
        let isLittle = block[0] == 0x49
        func word(_ at: Int) -> Int {
            guard at >= 0, at + 1 < block.count else { return 0 }
            return isLittle ? Int(block[at]) | Int(block[at + 1]) << 8 : Int(block[at]) << 8 | Int(block[at + 1])
        }
        let directory = isLittle ? word(4) | word(6) << 16 : word(4) << 16 | word(6)
        for entry in 0..<min(word(directory), 100) {
            let at = directory + 2 + entry * 12
            guard word(at) == 0x0112 else { continue }
            switch word(at + 8) {
            case 3: return 2
            case 6: return 1
            case 8: return 3
            default: return 0
            }
        }
        return 0
    }
}
