import CTesseract
import TillRecords

/// A receipt that somebody photographed.
struct KeptReceipt {
    let purchase: Purchase
    /// The tip was added to the card after it was printed.
    var hasTipAfter = false
    /// Two photos of it lie in the inbox.
    var isTakenTwice = false
    /// It was sent to the chat, and has the name that the chat gave it.
    var isShared = false
    private let chance: Chance

    /// The largest photo, in bytes.
    static let mostBytes = 80_000

    init(purchase: Purchase, chance: Chance) {
        self.purchase = purchase
        self.chance = chance
    }

    /// One photo and what can be read on it.
    struct Photo {
        var name: String
        var bytes: [UInt8]
        var seen: Mentions.Receipt
    }

    func photos(_ tongue: Tongue) -> [Photo] {
        var printing = chance.fork("print")
        let slip = tongue.country.slip(purchase, tipAfter: hasTipAfter, &printing)
        let paper = slip.draft.printed(dark: Int(printing.within(28...78)))
        return (0..<(isTakenTwice ? 2 : 1)).map { number in
            var camera = chance.fork("photo.\(number)")
            var manner = Photograph.Manner(&camera, height: paper.height)
            var bytes: [UInt8]
            repeat {
                bytes = Photograph(paper, manner).jpeg(&camera)
                manner.quality -= 6
            } while bytes.count > KeptReceipt.mostBytes && manner.quality > 6
            let name = isShared ? shared(tongue) : photo(number, &camera)
            return Photo(name: name, bytes: bytes, seen: seen(slip, name))
        }
    }

    /// `IMG_20250314_183155.jpg`: taken some minutes after it was printed.
    private func photo(_ number: Int, _ chance: inout Chance) -> String {
        let time = purchase.words.time
        let minute = min(time.hour * 60 + time.minute + 2 + chance.below(40) + number * 3, 23 * 60 + 59)
        let clock = Digits.padded(minute / 60, 2) + Digits.padded(minute % 60, 2) + Digits.padded(chance.below(60), 2)
        return "IMG_\(Digits.compact(purchase.day))_\(clock).jpg"
    }

    /// As the messenger names what was sent: `IMG-20250314-WA0007.jpg`, on iPhones `00000042-PHOTO-2025-03-14-18-31-05.jpg`.
    private func shared(_ tongue: Tongue) -> String {
        var chance = chance.fork("shared")
        guard tongue == .british else { return "IMG-\(Digits.compact(purchase.day))-WA\(Digits.padded(chance.below(30), 4)).jpg" }
        let time = purchase.words.time
        let clock = [time.hour, time.minute, time.second].map { Digits.padded($0, 2) }.joined(separator: "-")
        return "\(Digits.padded(40 + chance.below(90), 8))-PHOTO-\(Digits.iso(purchase.day))-\(clock).jpg"
    }

    private func seen(_ slip: ReceiptSlip, _ file: String) -> Mentions.Receipt {
        var seen = Mentions.Receipt(
            file: file, merchant: slip.merchant, date: Digits.iso(slip.day), time: slip.time, total: slip.total, tax: slip.tax,
            tip: slip.tip,
            currency: purchase.currency, paid: "cash", last4: nil)
        if case .card(let last4) = purchase.payment { (seen.paid, seen.last4) = ("card", last4) }
        return seen
    }
}

/// A photo of a paper: a little askew, under a lamp at one side, with the noise of the camera.
///
/// Everything is whole numbers or exact, so that one chance gives the same bytes on every run.
struct Photograph {
    /// How the paper lies and how it was taken.
    struct Manner {
        /// Pixels across that the paper moves in 65,536 rows: the tilt.
        var tilt: Int
        /// Light lost at the dark edge, of 256, and whether that is the right one.
        var shade: Int
        var darkRight: Bool
        /// Most that noise moves a pixel.
        var noise: Int
        /// Table seen around the paper, in pixels, and how dark it is.
        var table: Int
        var wood: Int
        /// Rows where the paper was folded.
        var folds: [Int]
        var quality: Int

        init(_ chance: inout Chance, height: Int) {
            tilt = Int(chance.within(-1500...1500))
            shade = Int(chance.within(10...62))
            darkRight = chance.happens(500)
            noise = Int(chance.within(3...7))
            table = Int(chance.within(10...26))
            wood = Int(chance.within(70...150))
            folds = chance.happens(450) ? [height * Int(chance.within(30...70)) / 100] : []
            quality = Int(chance.within(34...44))
        }
    }

    private let paper: Paper
    private let manner: Manner
    private let width: Int
    private let height: Int

    init(_ paper: Paper, _ manner: Manner) {
        self.paper = paper
        self.manner = manner
        width = paper.width + 2 * manner.table
        height = paper.height + 2 * manner.table
    }

    /// The photo as a JPEG in shades of grey; empty when it cannot be made.
    func jpeg(_ chance: inout Chance) -> [UInt8] {
        guard let pix = unsafe pixCreate(Int32(width), Int32(height), 8) else { return [] }
        var gone: UnsafeMutablePointer<Pix>? = unsafe pix
        defer { unsafe pixDestroy(&gone) }
        unsafe expose(pix, &chance)
        var data: UnsafeMutablePointer<UInt8>?
        var count = 0
        guard unsafe pixWriteMemJpeg(&data, &count, pix, Int32(manner.quality), 0) == 0, let data = unsafe data else { return [] }
        defer { unsafe lept_free(data) }
        return unsafe Array(UnsafeBufferPointer(start: data, count: count))
    }

    private func expose(_ pix: UnsafeMutablePointer<Pix>, _ chance: inout Chance) {
        guard let words = unsafe pixGetData(pix) else { return }
        let stride = unsafe Int(pixGetWpl(pix))
        for y in 0..<height {
            var word: UInt32 = 0
            for x in 0..<width {
                let lit = light(sample(x, y), x, y)
                let draw = chance.next()
                // Two dice make small noise likelier than large.
                let dice = Int(draw & 0xFF) + Int(draw >> 8 & 0xFF) - 255
                let shade = max(0, min(255, lit + dice * manner.noise / 255))
                word |= UInt32(shade) << (24 - 8 * UInt32(x & 3))
                if x & 3 == 3 || x == width - 1 {
                    unsafe words[y * stride + x / 4] = word
                    word = 0
                }
            }
        }
    }

    /// What lies under a pixel of the photo: four shades of the turned paper, weighed, in 256 parts.
    private func sample(_ x: Int, _ y: Int) -> Int {
        let (cx, cy) = (x - width / 2, y - height / 2)
        let px = (cx << 16) - cy * manner.tilt + (paper.width << 15)
        let py = (cy << 16) + cx * manner.tilt + (paper.height << 15)
        let (left, top) = (px >> 16, py >> 16)
        let (fx, fy) = ((px >> 8) & 0xFF, (py >> 8) & 0xFF)
        let wood = UInt8(manner.wood)
        let upper = paper.shade(left, top, around: wood) * (256 - fx) + paper.shade(left + 1, top, around: wood) * fx
        let lower = paper.shade(left, top + 1, around: wood) * (256 - fx) + paper.shade(left + 1, top + 1, around: wood) * fx
        return (upper * (256 - fy) + lower * fy) >> 16
    }

    private func light(_ shade: Int, _ x: Int, _ y: Int) -> Int {
        let across = manner.darkRight ? x : width - x
        var lit = shade * (256 - manner.shade * across / max(1, width)) / 256
        for fold in manner.folds {
            let away = abs(y - fold - x / 40)
            if away < 8 { lit = lit * (244 + away) / 256 }
        }
        return lit
    }
}
