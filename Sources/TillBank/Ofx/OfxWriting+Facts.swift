import TillRecords

/// What a person who asks is told of an OFX document.
extension OfxWriting {
    func report(_ facts: BankFacts) {
        let accounts = contents.statements.enumerated().map { index, statement in
            let account = String(decoding: arena.slice(statement.account), as: UTF8.self)
            let currency = currencies[index]?.code ?? "no currency"
            return "\(account.isEmpty ? "no account" : account) (\(currency)\(statement.isInvestment ? ", securities" : ""))"
        }
        let more = accounts.count > 6 ? " and \(accounts.count - 6) more" : ""
        facts.decided("statements", accounts.prefix(6).joined(separator: ", ") + more, "ACCTID and CURDEF of each")
        facts.decided("date order", "YMD", "the format writes dates year first")
        let (mark, because) = survey.decimalMark.verdict
        facts.decided("decimal mark", mark, because)
        facts.decided("sign", "negative is money leaving", "the format says so")
        let misused = survey.misusedCount
        facts.decided(
            "bank's ids", misused == 0 ? "name their rows" : "\(misused) name several different rows and are no names",
            "the same FITID may not stand for two movements")
        let balances = survey.balanceRows.places.count
        if balances > 0 {
            facts.decided(
                "balances among rows", CountText.of(balances, "row"), "what each says follows from the rows between, to the last unit")
        }
        if survey.memoGoesOn { facts.decided("text", "MEMO goes on where NAME ends", "every NAME with a MEMO is 32 characters long") }
        if !contents.isClosed { facts.decided("end", "missing", "the document ends without its last end tag") }
    }
}
