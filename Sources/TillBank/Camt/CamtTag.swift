/// The elements of an ISO 20022 statement that matter here, by their names without a namespace.
enum CamtTag: UInt8, CaseIterable {
    case other
    case statement, account, identification, iban, bban, otherAccount, proprietaryAccount, currency
    case balance, type, codeOrProprietary, code, amount, indicator, date, dateTime
    case entry, status, reversal, bookingDate, valueDate, entryReference, bankReference, subfamily, family
    case transaction, references, endToEnd, transactionId
    case parties, debtor, creditor, ultimateDebtor, ultimateCreditor, party, name, debtorAccount, creditorAccount
    case remittance, unstructured, creditorReference, reference, moreRemittance, moreTransaction, moreEntry
    case amountDetails, instructedAmount, transactionAmount, exchange, rate, relatedDates, transactionDay

    /// Several names may mean the same: a statement, a report and a notification differ in nothing that is read here.
    private static let names: [(name: StaticString, tag: CamtTag)] = [
        ("Stmt", .statement), ("Rpt", .statement), ("Ntfctn", .statement), ("Acct", .account), ("Id", .identification),
        ("IBAN", .iban), ("BBAN", .bban), ("UPIC", .bban), ("Othr", .otherAccount), ("PrtryAcct", .proprietaryAccount), ("Ccy", .currency),
        ("Bal", .balance), ("Tp", .type), ("CdOrPrtry", .codeOrProprietary), ("Cd", .code), ("Amt", .amount),
        ("CdtDbtInd", .indicator), ("Dt", .date), ("DtTm", .dateTime), ("Ntry", .entry), ("Sts", .status), ("RvslInd", .reversal),
        ("BookgDt", .bookingDate), ("ValDt", .valueDate), ("NtryRef", .entryReference), ("AcctSvcrRef", .bankReference),
        ("SubFmlyCd", .subfamily), ("Fmly", .family), ("TxDtls", .transaction), ("Refs", .references), ("EndToEndId", .endToEnd),
        ("TxId", .transactionId), ("RltdPties", .parties), ("Dbtr", .debtor), ("Cdtr", .creditor), ("UltmtDbtr", .ultimateDebtor),
        ("UltmtCdtr", .ultimateCreditor), ("Pty", .party), ("Nm", .name), ("DbtrAcct", .debtorAccount),
        ("CdtrAcct", .creditorAccount), ("RmtInf", .remittance), ("Ustrd", .unstructured), ("CdtrRefInf", .creditorReference),
        ("Ref", .reference), ("CdtrRef", .reference), ("AddtlRmtInf", .moreRemittance), ("AddtlTxInf", .moreTransaction),
        ("AddtlNtryInf", .moreEntry), ("AmtDtls", .amountDetails), ("InstdAmt", .instructedAmount), ("TxAmt", .transactionAmount),
        ("CcyXchg", .exchange), ("XchgRate", .rate), ("RltdDts", .relatedDates), ("TxDtTm", .transactionDay),
    ]

    private static let byName: [String: CamtTag] = Dictionary(uniqueKeysWithValues: names.map { ("\($0.name)", $0.tag) })

    /// `.other` for names that mean nothing here.
    static func named(_ name: String) -> CamtTag { byName[name] ?? .other }

    /// Whether its text is a value.
    var isValue: Bool {
        switch self {
        case .iban, .bban, .identification, .currency, .code, .amount, .indicator, .date, .dateTime, .status, .reversal, .entryReference,
            .bankReference, .subfamily, .endToEnd, .transactionId, .name, .unstructured, .reference, .moreRemittance, .moreTransaction,
            .moreEntry, .rate, .transactionDay:
            true
        default: false
        }
    }
}
