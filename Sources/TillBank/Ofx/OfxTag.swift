import TillRecords

/// The tags of OFX that mean something here; all others are passed over.
enum OfxTag: String, CaseIterable {
    case other = ""
    case ofx = "OFX"
    case ofc = "OFC"
    // What holds a statement.
    case bankResponse = "STMTTRNRS"
    case cardResponse = "CCSTMTTRNRS"
    case investmentResponse = "INVSTMTTRNRS"
    case loanResponse = "LOANSTMTTRNRS"
    case accountStatement = "ACCTSTMT"
    case bankStatement = "STMTRS"
    case cardStatement = "CCSTMTRS"
    case investmentStatement = "INVSTMTRS"
    case loanStatement = "LOANSTMTRS"
    case bankAccount = "BANKACCTFROM"
    case cardAccount = "CCACCTFROM"
    case investmentAccount = "INVACCTFROM"
    case loanAccount = "LOANACCTFROM"
    case oldAccount = "ACCTFROM"
    // Lists and rows.
    case bankList = "BANKTRANLIST"
    case pendingBankList = "BANKTRANLISTP"
    case investmentList = "INVTRANLIST"
    case row = "STMTTRN"
    case pendingRow = "STMTTRNP"
    case ledgerBalance = "LEDGERBAL"
    case availableBalance = "AVAILBAL"
    case investmentBalance = "INVBAL"
    case positions = "INVPOSLIST"
    case openOrders = "INVOOLIST"
    case status = "STATUS"
    case security = "SECINFO"
    // Parts of a row.
    case payee = "PAYEE"
    case currency = "CURRENCY"
    case originalCurrency = "ORIGCURRENCY"
    case bankAccountTo = "BANKACCTTO"
    case cardAccountTo = "CCACCTTO"
    // Trades.
    case buyDebt = "BUYDEBT"
    case buyFund = "BUYMF"
    case buyOption = "BUYOPT"
    case buyOther = "BUYOTHER"
    case buyStock = "BUYSTOCK"
    case closeOption = "CLOSUREOPT"
    case income = "INCOME"
    case expense = "INVEXPENSE"
    case journalFund = "JRNLFUND"
    case journalSecurity = "JRNLSEC"
    case marginInterest = "MARGININTEREST"
    case reinvest = "REINVEST"
    case returnOfCapital = "RETOFCAP"
    case sellDebt = "SELLDEBT"
    case sellFund = "SELLMF"
    case sellOption = "SELLOPT"
    case sellOther = "SELLOTHER"
    case sellStock = "SELLSTOCK"
    case split = "SPLIT"
    case transfer = "TRANSFER"
    // Values.
    case defaultCurrency = "CURDEF"
    case accountId = "ACCTID"
    case accountType = "ACCTTYPE"
    case bankId = "BANKID"
    case branchId = "BRANCHID"
    case type = "TRNTYPE"
    case posted = "DTPOSTED"
    case user = "DTUSER"
    case transacted = "DTTRAN"
    case traded = "DTTRADE"
    case settled = "DTSETTLE"
    case available = "DTAVAIL"
    case asOf = "DTASOF"
    case periodEnd = "DTEND"
    case amount = "TRNAMT"
    case id = "FITID"
    case check = "CHECKNUM"
    case oldCheck = "CHKNUM"
    case name = "NAME"
    case name2 = "EXTDNAME"
    case memo = "MEMO"
    case corrects = "CORRECTFITID"
    case action = "CORRECTACTION"
    case symbol = "CURSYM"
    case rate = "CURRATE"
    case balance = "BALAMT"
    case oldBalance = "LEDGER"
    case cash = "AVAILCASH"
    case units = "UNITS"
    case price = "UNITPRICE"
    case total = "TOTAL"
    case securityId = "UNIQUEID"
    case securityName = "SECNAME"
    case ticker = "TICKER"
    case code = "CODE"
    case severity = "SEVERITY"
    case message = "MESSAGE"

    /// `buy`, `sell`, …: what kind of trade the tag stands for, or nil.
    var trade: StaticString? {
        switch self {
        case .buyDebt, .buyFund, .buyOption, .buyOther, .buyStock: "buy"
        case .sellDebt, .sellFund, .sellOption, .sellOther, .sellStock: "sell"
        case .reinvest: "reinvest"
        case .transfer: "transfer"
        case .split: "split"
        case .income: "income"
        case .expense: "expense"
        case .marginInterest: "interest"
        case .returnOfCapital: "return of capital"
        case .journalFund, .journalSecurity: "journal"
        case .closeOption: "option closure"
        default: nil
        }
    }
}

/// Finds a tag by its name in capitals or not: sixteen letters are packed into two words and looked up in one table.
struct OfxTagTable {
    private var slots: [(high: UInt64, low: UInt64, tag: OfxTag)]
    private static let size = 512

    init() {
        slots = Array(repeating: (0, 0, .other), count: OfxTagTable.size)
        for tag in OfxTag.allCases where tag != .other {
            let (high, low) = Array(tag.rawValue.utf8).withBytes { OfxTagTable.pack($0) }
            var index = OfxTagTable.slot(high, low)
            while slots[index].high != 0 { index = (index + 1) % OfxTagTable.size }
            slots[index] = (high, low, tag)
        }
    }

    /// `.other` for names that mean nothing here.
    @inline(__always)
    func tag(_ name: ByteView) -> OfxTag {
        guard name.count <= 16 else { return .other }
        let (high, low) = OfxTagTable.pack(name)
        var index = OfxTagTable.slot(high, low)
        while slots[index].high != 0 {
            if slots[index].high == high, slots[index].low == low { return slots[index].tag }
            index = (index &+ 1) % OfxTagTable.size
        }
        return .other
    }

    @inline(__always)
    private static func pack(_ name: ByteView) -> (high: UInt64, low: UInt64) {
        var high: UInt64 = 0
        var low: UInt64 = 0
        for index in 0..<min(name.count, 16) {
            let byte = name[index]
            let capital = UInt64(byte &- 0x61 < 26 ? byte & 0xDF : byte)
            if index < 8 { high = high << 8 | capital } else { low = low << 8 | capital }
        }
        return (high, low)
    }

    @inline(__always)
    private static func slot(_ high: UInt64, _ low: UInt64) -> Int {
        Int(truncatingIfNeeded: (high ^ low &* 0x9E37_79B9_7F4A_7C15) &* 0xD6E8_FEB8_6659_FD93 >> 55) & (size - 1)
    }
}
