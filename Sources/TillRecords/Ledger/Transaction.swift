/// The movement of money itself.
extension Shape {
    public static let transaction = Shape(
        .transaction, "The movement of money itself: one or more observations of it, resolved.",
        [
            .must(.id, .identity, "hash of the key of its best observation"),
            .may(.household, .id, "whose it is"),
            .may(.member, .id, "which member"),
            .may(.account, .text, "the account it moved"),
            .must(.date, .day, "day of purchase or booking"),
            .must(.amount, .amount, "signed: negative is money leaving the household"),
            .may(.currency, .currency, "absent while unknown"),
            .may(.original, .any, "what was paid abroad"),
            .may(.home, .object(homeFields), "the amount in the home currency"),
            .may(.merchant, .text, "who was paid, cleaned"),
            .may(.text, .text, "description as written"),
            .must(.kind, .choice(["expense", "income", "transfer", "refund"]), "what kind of movement"),
            .may(.category, .object(categoryFields), "what it was for"),
            .must(
                .status, .choice(["posted", "pending", "unconfirmed", "void"]),
                "posted: booked by a bank, or in the household's own book of its cash; unconfirmed: no bank row covers it yet; void: a pending row that was posted since, as one of several equal rows"
            ),
            .must(.observations, .list(.identity), "ids of its observations, best first"),
            .may(.former, .list(.identity), "ids it had or would have while another of its observations is the best"),
            .may(.links, .list(.object(linkFields)), "why they are one, or belong together"),
            .may(
                .candidates, .list(.object(linkFields)),
                "links that were weighed and not made: a person decides (for same: a transaction id)"),
            .may(.series, .identity, "the recurring movement it is part of"),
            .may(.splits, .list(.object(splitFields)), "parts with categories of their own; they add up to the amount"),
            .may(
                .flow, .choice(["income", "spending", "saving", "transfer", "unknown"]),
                "what it is to the figures; unknown: gone to an own account without documents"),
            .may(
                .leftOut, .choice(["unconfirmed", "cash", "doubtful", "waiting", "refused", "asked", "rate"]),
                "why no figure has it; absent where they have it"),
            .may(
                .shares, .list(.object(shareFields)),
                "what figures have of it by category, in the home currency, where that is not all of it in its own"),
            .may(.tags, .list(.text), "words people gave it"),
            .may(.notes, .list(.text), "what people wrote about it"),
            .may(
                .approval, .choice(["pending", "approved", "rejected"]),
                "of a member whose limit it is above: it counts in no sum until it is approved"),
            .may(.decisions, .list(.id), "ids of the decisions that touched it, oldest first"),
            .may(.about, .identity, "of a reversal, which no document tells of: the observation whose transaction it cancels"),
            .may(.renamed, .object(renamedFields), "what documents call the merchant, where a person named it"),
            .may(.needsReview, .flag, "a person should look"),
        ])

    static let splitFields: [Field] = [
        .must(.amount, .amount, "signed like the transaction"),
        .must(.category, .any, "what this part was for, as an object like the transaction's"),
    ]

    static let shareFields: [Field] = [
        .must(.amount, .amount, "signed like the transaction"),
        .may(.category, .any, "what this share was for: its name and label; of a refund, what its purchase was for"),
    ]

    static let renamedFields: [Field] = [
        .may(.from, .text, "the merchant as cleaned from what documents say"),
        .must(.decision, .id, "the decision that says otherwise"),
    ]

    static let linkFields: [Field] = [
        .must(.kind, .choice(["same", "transfer", "refund", "reversal"]), "what the link says"),
        .must(.to, .identity, "transaction id; for same: observation id; a refund points at the purchase"),
        .may(.weight, .number, "weight of evidence, in bits"),
        .must(.why, .text, "the evidence in a few words"),
    ]

    public static let link = Shape(
        .link, "Why two observations are one transaction, or two transactions belong together.",
        [.must(.id, .identity, "id"), .may(.household, .id, "whose it is"), .must(.from, .identity, "transaction id")] + linkFields)
}

extension FieldWord {
    @inlinable public static var link: FieldWord { "link" }
    @inlinable public static var transaction: FieldWord { "transaction" }
}

extension Key {
    @inlinable public static var approval: Key { Key(field: "approval") }
    @inlinable public static var candidates: Key { Key(field: "candidates") }
    @inlinable public static var decision: Key { Key(field: "decision") }
    @inlinable public static var decisions: Key { Key(field: "decisions") }
    @inlinable public static var flow: Key { Key(field: "flow") }
    @inlinable public static var former: Key { Key(field: "former") }
    @inlinable public static var links: Key { Key(field: "links") }
    @inlinable public static var notes: Key { Key(field: "notes") }
    @inlinable public static var observations: Key { Key(field: "observations") }
    @inlinable public static var splits: Key { Key(field: "splits") }
    @inlinable public static var weight: Key { Key(field: "weight") }
}

/// The category that a person wrote beside an entry by hand.
public enum EnteredCategory {
    /// What `category.why` says.
    public static let why = "entered by hand"
}

/// The category of cash that is gone, or there, and that nothing accounts for between two counts.
public enum UnexplainedCash {
    /// What `category.name` says.
    public static let name = "cash.unaccounted"
    /// The same, to compare with.
    public static let word: FieldWord = "cash.unaccounted"
    /// What `category.label` says.
    public static let label = "Cash / Cash not accounted for"
}

/// The category of what nobody knows the use of: the best idea stands in `category.guess`.
public enum UnknownCategory {
    /// What `category.name` says.
    public static let name = "unknown"
    /// What `category.label` says.
    public static let label = "Unknown"
}
