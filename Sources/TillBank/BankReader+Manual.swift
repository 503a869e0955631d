import TillStages

/// What `--help` says: what holds for all documents, and what the formats say of themselves.
extension BankReader {
    static let discussion = """
        Reads any number of documents. What a document is comes from its content, never from its name: a table \
        called .ofx is read as a table, and a login page called .csv is refused as what it is. It reads \(reads); and exports \
        inside zip, gzip or zstd, each as if it had come by itself.

        Every row of a document becomes one observation with the day, the amount (negative is money leaving the \
        household), the currency, the account and the text as the bank wrote them, or one reject that says where and \
        why. Statement balances become balance records; purchases and sales of securities become trade records. What a \
        document does not say is absent, and what it cannot decide is asked, never guessed.

        With --json, --explain and --check say the same as one JSON object a document: file, document (SHA-256), format, read \
        (whether anything of it was), decisions [{topic, finding, because}], columns [{number, title, role, sureness, because}], \
        rows, pending, void, trades, first, last, in and out [{amount, currency}], accounts [{account, rows}], balances (proven, \
        contradicted or open), proof (the same in sentences), statements [{account, currency, opening, from, closing, to, place, \
        difference, links, broken, first_break}], gaps [{account, from, closing, to, opening}], notes [{code, place, message, \
        remedy}], rejected (how many) and rejects [{code, place, reason, remedy}], of notes and rejects the first 20. What is not known \
        is absent; decisions, columns and notes come with --explain only.

        \(passages)The field key names the movement as the bank does, so that the same row in two overlapping exports has the same \
        key, and two equal coffees of one day have two.
        """

    /// What is read, in a sentence.
    private static var reads: String {
        let all = BankFormats.all.map { $0.reads }
        return all.count > 1 ? all.dropLast().joined(separator: ", ") + " and " + (all.last ?? "") : all.joined()
    }

    /// What is peculiar to formats, a paragraph each.
    private static var passages: String { BankFormats.all.map { $0.passage }.filter { !$0.isEmpty }.map { $0 + "\n\n" }.joined() }
}
