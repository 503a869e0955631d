/// What one document says about one movement of money.
extension Shape {
    static let sourceFields: [Field] = [
        .must(.kind, .choice(["bank", "receipt", "chat", "manual"]), "the kind of document"),
        .may(.format, .text, "csv, ofx, whatsapp, image …"),
        .may(.document, .identity, "SHA-256 of the document's bytes"),
        .may(.file, .text, "base name of the file as it was given"),
        .may(.within, .identity, "SHA-256 of the document it lay in: the export of a chat, of a photo in it"),
        .must(.place, .text, "line 12 (physical line where it starts, from 1), entry 3, page 2"),
        .may(.ref, .text, "the source's own id, verbatim: FITID, message id"),
    ]

    static let categoryFields: [Field] = [
        .must(.name, .text, "name of the category"),
        .may(.label, .text, "what a person reads, where it is not the name"),
        .may(.detail, .text, "the detailed name beside a primary one"),
        .may(.guess, .text, "the best idea, where the name is unknown"),
        .may(.kind, .choice(["need", "want", "saving", "income", "transfer"]), "what a category of one's own is to the figures"),
        .must(.by, .choice(["decision", "rule", "learnt", "known"]), "who says so"),
        .may(.confidence, .number, "0 to 1"),
        .may(.why, .text, "the evidence in a few words"),
    ]

    public static let observation = Shape(
        .observation, "What one document says about one movement of money: evidence, not yet truth.",
        [
            .must(.id, .identity, "hash of document, place and number within the place: the same document gives the same ids"),
            .may(.key, .identity, "the movement as its source names it, with its number among equals: equal in overlapping exports"),
            .may(.household, .id, "whose it is"),
            .may(.member, .id, "which member"),
            .must(.source, .object(sourceFields), "where it was read"),
            .may(.account, .text, "account number as written, or the household file's account id"),
            .may(.date, .day, "day of purchase or booking as written"),
            .may(.time, .time, "local time as written"),
            .may(.booked, .day, "booking day"),
            .may(.value, .day, "value day"),
            .must(.amount, .amount, "signed: negative is money leaving the household"),
            .may(.currency, .currency, "absent where the source names none"),
            .may(.currencyBy, .text, "what told it, where the source names none: account, household, option"),
            .may(
                .original,
                .object([.must(.amount, .amount, "amount in the currency of the purchase"), .may(.currency, .currency, "that currency")]),
                "what was paid abroad"),
            .may(.rate, .text, "exchange rate as stated"),
            .may(.direction, .choice(["expense", "income", "refund", "transfer"]), "when the source says"),
            .may(.status, .choice(["posted", "pending", "void"]), "void is deleted or superseded"),
            .may(.text, .text, "description as written"),
            .may(.message, .text, "the words of the message: that states it, or that a photo was sent with"),
            .may(.attachment, .text, "name of the file that the message carried"),
            .may(.edited, .flag, "the message was changed after it was sent"),
            .may(.merchant, .text, "who was paid, cleaned"),
            .may(.renamed, .object(renamedFields), "what the document calls the merchant, where a person named it"),
            .may(.corrected, .list(.object(correctedFields)), "what was read, where a person said what it should have been"),
            .may(.counterparty, .text, "account of the other side as written"),
            .may(.tags, .list(.text), "words that a person's rules, or an entry by hand, gave it"),
            .may(.notes, .list(.text), "what a person wrote beside an entry by hand"),
            .may(.items, .list(.any), "line items"),
            .may(.tax, .amount, "tax included"),
            .may(.tip, .amount, "tip included"),
            .may(.payment, .object(paymentFields), "how it was paid"),
            .may(.home, .object(homeFields), "the amount in the home currency"),
            .may(.category, .object(categoryFields), "what it was for"),
            .may(.confidence, .object(confidenceFields), "how sure each field is, 0 to 1"),
            .may(.needsReview, .flag, "a person should look"),
            .may(.dates, .list(.day), "the days it can be, where the order of a date's numbers is open"),
            .may(.evidence, .list(.object(evidenceFields)), "where on a page each field was read"),
            .may(.recogniser, .text, "name and version of the second reader that was asked about the picture"),
            .may(.crop, .object(cropFields), "the rows of shop, day and total, cut out of the picture"),
        ])

    private static let confidenceFields: [Field] = [
        .may(.amount, .number, "a chat: how probable it is that the money moved"),
        .may(.direction, .number, "which way it went"),
        .may(.date, .number, "the day"),
        .may(.merchant, .number, "the shop"),
    ]

    static let correctedFields: [Field] = [
        .must(.field, .text, "amount, date, currency, merchant, account or payment"),
        .may(.from, .text, "what was read; absent where nothing was"),
        .must(.decision, .id, "who said it: d and the decision's number"),
    ]

    static let paymentFields: [Field] = [
        .may(.kind, .text, "cash or card"),
        .may(.last4, .text, "the card's last digits"),
    ]

    static let evidenceFields: [Field] = [
        .must(.field, .text, "the field of this observation"),
        .must(.text, .text, "the row as it was read"),
        .may(.page, .integer, "the page, from 1"),
        .may(.box, .list(.integer), "left, top, width and height in pixels of the page's picture"),
    ]

    static let cropFields: [Field] = [
        .must(.width, .integer, "pixels across"),
        .must(.height, .integer, "pixels down"),
        .must(.jpeg, .text, "a JPEG, as base64"),
    ]

    static let homeFields: [Field] = [
        .must(.amount, .amount, "amount in the home currency"),
        .must(.currency, .currency, "the home currency"),
        .may(.rate, .text, "units of home currency for one unit of the currency"),
        .may(.rateDate, .day, "day of the rate"),
    ]
}

extension FieldWord {
    @inlinable public static var observation: FieldWord { "observation" }
}

extension Key {
    @inlinable public static var booked: Key { Key(field: "booked") }
    @inlinable public static var box: Key { Key(field: "box") }
    @inlinable public static var corrected: Key { Key(field: "corrected") }
    @inlinable public static var counterparty: Key { Key(field: "counterparty") }
    @inlinable public static var crop: Key { Key(field: "crop") }
    @inlinable public static var currencyBy: Key { Key(field: "currency_by") }
    @inlinable public static var dates: Key { Key(field: "dates") }
    @inlinable public static var detail: Key { Key(field: "detail") }
    @inlinable public static var guess: Key { Key(field: "guess") }
    @inlinable public static var direction: Key { Key(field: "direction") }
    @inlinable public static var evidence: Key { Key(field: "evidence") }
    @inlinable public static var field: Key { Key(field: "field") }
    @inlinable public static var format: Key { Key(field: "format") }
    @inlinable public static var height: Key { Key(field: "height") }
    @inlinable public static var items: Key { Key(field: "items") }
    @inlinable public static var jpeg: Key { Key(field: "jpeg") }
    @inlinable public static var last4: Key { Key(field: "last4") }
    @inlinable public static var page: Key { Key(field: "page") }
    @inlinable public static var payment: Key { Key(field: "payment") }
    @inlinable public static var rate: Key { Key(field: "rate") }
    @inlinable public static var rateDate: Key { Key(field: "rate_date") }
    @inlinable public static var recogniser: Key { Key(field: "recogniser") }
    @inlinable public static var ref: Key { Key(field: "ref") }
    @inlinable public static var tax: Key { Key(field: "tax") }
    @inlinable public static var time: Key { Key(field: "time") }
    @inlinable public static var tip: Key { Key(field: "tip") }
    @inlinable public static var width: Key { Key(field: "width") }
}
