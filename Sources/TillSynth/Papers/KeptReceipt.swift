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
