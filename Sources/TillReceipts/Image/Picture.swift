import CTesseract
import TillStages

/// A picture in shades of grey, in Leptonica's memory.
final class Picture {
    let pix: UnsafeMutablePointer<Pix>

    init(_ pix: UnsafeMutablePointer<Pix>) { self.pix = pix }

    deinit {
        var gone: UnsafeMutablePointer<Pix>? = pix
        pixDestroy(&gone)
    }

    var width: Int { Int(pixGetWidth(pix)) }
    var height: Int { Int(pixGetHeight(pix)) }

    /// The most pixels a picture may have: larger ones are refused before they are decoded.
    static let mostPixels = 60_000_000
    static let longestSide = 20_000

    /// Decodes a JPEG, PNG, TIFF or PNM. Throws why it is not read.
    static func decode(_ bytes: [UInt8]) throws(PictureFault) -> Picture {
        setMsgSeverity(Int32(L_SEVERITY_NONE))
        var format: Int32 = 0
        var (width, height, bits, samples, hasMap): (Int32, Int32, Int32, Int32, Int32) = (0, 0, 0, 0, 0)
        let failed = pixReadHeaderMem(bytes, bytes.count, &format, &width, &height, &bits, &samples, &hasMap)
        guard failed == 0, width > 0, height > 0 else { throw .unreadable }
        guard Int(width) <= longestSide, Int(height) <= longestSide, Int(width) * Int(height) <= mostPixels else {
            throw .tooLarge(width: Int(width), height: Int(height))
        }
        guard width >= 100, height >= 100 else { throw .tooSmall(width: Int(width), height: Int(height)) }
        guard let read = pixReadMem(bytes, bytes.count) else { throw .unreadable }
        let whole = Picture(read)
        guard let grey = pixConvertTo8(whole.pix, 0) else { throw .unreadable }
        return Picture(grey).turned(Orientation.turns(bytes))
    }

    /// Turned by so many quarters clockwise.
    private func turned(_ quarters: Int) -> Picture {
        guard quarters != 0, let turned = pixRotateOrth(pix, Int32(quarters)) else { return self }
        return Picture(turned)
    }

    /// With shadows and faint print evened out: every tile's darkest and lightest become black and white.
    func evened() -> Picture {
        pixContrastNorm(nil, pix, 50, 50, 40, 2, 2).map(Picture.init) ?? self
    }

    /// Made larger by `factor`, or less where the result would have more than `most` pixels; smaller when it has more already.
    func scaled(_ factor: Double, most: Double) -> (picture: Picture, factor: Double) {
        let scale = min(factor, (most / Double(width * height)).squareRoot())
        guard abs(scale - 1) > 0.04, let made = pixScale(pix, Float(scale), Float(scale)) else { return (self, 1) }
        return (Picture(made), scale)
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
