import Glibc
import TillProcess
import TillRecords
import TillStages

/// Reading statements (OFX, MT940, camt, QIF) to observations, beside ofxtools and beside `sqlite3 .import` of twenty times as many rows
/// of CSV; and whether a hundred times the rows cost a hundred times as much.
struct StatementMeasurement {
    let rows: Int
    let rounds: Int

    func run(_ place: Workplace) throws(Fault) {
        let table = try place.csv(rows: rows)
        var imports: [Double] = []
        for round in 0..<rounds {
            imports.append(
                try place.run("sqlite3", [place.path("statements-\(round).db"), ".mode csv", ".import \(table) rows"]).cpuSeconds)
            try place.run("rm", [place.path("statements-\(round).db")])
        }
        let yardstick = Figures.median(imports)
        Figures.tell("statements: sqlite3 .import of \(rows) rows of CSV", "\(Figures.two(yardstick)) s CPU")
        for format in StatementText.Format.allCases { try measure(format, yardstick, place) }
    }

    private func measure(_ format: StatementText.Format, _ yardstick: Double, _ place: Workplace) throws(Fault) {
        let name = format.rawValue
        let middle = try file(format, rows / 20, place)
        let reads = try cost(of: middle, rounds, place)
        Figures.tell(
            "\(name): till-bank, \(rows / 20) rows", "\(Figures.two(reads.seconds)) s CPU, \(Figures.megabytes(reads.peak))")
        if format == .ofx { try compareWithOfxtools(middle, reads.seconds, place) }
        if format != .ofx {
            Figures.tell("\(name): till-bank / sqlite3 .import", "\(Figures.two(reads.seconds / yardstick)) x", goal: "at most 0.15 x")
        }
        let small = try cost(of: try file(format, rows / 100, place), rounds, place)
        let large = try cost(of: try file(format, rows, place), 1, place)
        Figures.tell(
            "\(name): a hundred times the rows",
            "\(Figures.two(large.seconds / small.seconds)) x the cost, \(Figures.megabytes(large.peak))",
            goal: "at most 110 x")
    }

    private func file(_ format: StatementText.Format, _ rows: Int, _ place: Workplace) throws(Fault) -> String {
        let file = place.path("\(format.rawValue)-\(rows)")
        var text = StatementText(format, rows: rows)
        try text.write(to: file)
        return file
    }

    private func cost(of file: String, _ rounds: Int, _ place: Workplace) throws(Fault) -> (seconds: Double, peak: Int) {
        var seconds: [Double] = []
        var peak = 0
        for _ in 0..<rounds {
            let read = try place.run(place.tool("till-bank"), [file, "--quiet"])
            seconds.append(read.cpuSeconds)
            peak = max(peak, read.peakBytes)
        }
        return (Figures.median(seconds), peak)
    }

    /// The same file by the best known reader of OFX in Python; its imports are not counted.
    private func compareWithOfxtools(_ file: String, _ mine: Double, _ place: Workplace) throws(Fault) {
        let answer = place.path("ofxtools")
        let script = """
            import time
            from ofxtools.Parser import OFXTree
            started = time.process_time()
            tree = OFXTree()
            tree.parse('\(file)')
            count = sum(len(s.transactions) for s in tree.convert().statements)
            assert count == \(rows / 20), count
            print(time.process_time() - started)
            """
        do throws(Fault) {
            try place.run("python3", ["-c", script], output: answer)
        } catch {
            Figures.tell("ofx: ofxtools", "not measured: pip install ofxtools")
            return
        }
        let text = FileReading.bytes(path: answer, limit: 1000).map { String(decoding: $0, as: UTF8.self) } ?? ""
        let seconds = Double(text.prefix { $0 != "\n" }) ?? 0
        Figures.tell("ofx: ofxtools, the same file", "\(Figures.two(seconds)) s CPU")
        Figures.tell("ofx: ofxtools / till-bank", "\(Figures.two(seconds / mine)) x", goal: "at least 30 x")
    }
}

/// Writes statements of many rows in the formats that banks give them, the same for the same number of rows.
struct StatementText {
    enum Format: String, CaseIterable {
        case ofx, mt940, camt, qif
    }

    private static let shops = [
        "WHOLE FOODS MKT", "TRADER JOE S", "AMAZON.COM", "STARBUCKS STORE", "NETFLIX.COM", "REWE SAGT DANKE", "ALBERT HEIJN",
        "DB VERTRIEB GMBH",
        "PAYROLL ACME CORP", "ATM WITHDRAWAL", "IKEA", "BAECKEREI MUELLER",
    ]
    private static let opening: Int64 = 500_000

    private let format: Format
    private let rows: Int
    private let out = ByteBuffer(capacity: 1 << 20)
    /// A linear congruence (Knuth, MMIX): nothing here needs better chance.
    private var state: UInt64 = 42

    init(_ format: Format, rows: Int) {
        self.format = format
        self.rows = rows
    }

    /// Writes the file. Throws `bench.no-file`.
    mutating func write(to file: String) throws(Fault) {
        guard let handle = unsafe fopen(file, "w") else {
            throw Fault("bench.no-file", "a temporary file cannot be written.", remedy: "Make room in /tmp.", exit: .cannotCreate)
        }
        defer { unsafe fclose(handle) }
        out.append(text: head)
        var balance = StatementText.opening
        let first = Day(year: 2023, month: 1, day: 1)?.ordinal ?? 0
        for index in 0..<rows {
            let text = "\(StatementText.shops[below(StatementText.shops.count)]) \(100 + below(99_000)) BERLIN"
            let units = text.hasPrefix("PAYROLL") ? Int64(200_000 + below(400_000)) : -Int64(99 + below(9_000))
            balance += units
            let day = Day(ordinal: first + index * 730 / rows).map { "\($0)" } ?? ""
            out.append(text: row(day, units, text, index))
            if out.count > 1 << 19 { unsafe flush(handle) }
        }
        out.append(text: tail(balance))
        unsafe flush(handle)
    }

    private func flush(_ handle: UnsafeMutablePointer<FILE>) {
        out.withBytes { _ = unsafe fwrite($0.baseAddress, 1, $0.count, handle) }
        out.clear()
    }

    private mutating func below(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % bound
    }

    private var head: String {
        switch format {
        case .ofx:
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<?OFX OFXHEADER=\"200\" VERSION=\"211\" SECURITY=\"NONE\" OLDFILEUID=\"NONE\" "
                + "NEWFILEUID=\"NONE\"?>\n<OFX><SIGNONMSGSRSV1><SONRS>\(StatementText.status)<DTSERVER>20241231120000</DTSERVER>"
                + "<LANGUAGE>ENG</LANGUAGE></SONRS></SIGNONMSGSRSV1><BANKMSGSRSV1><STMTTRNRS><TRNUID>1</TRNUID>\(StatementText.status)<STMTRS>"
                + "<CURDEF>EUR</CURDEF><BANKACCTFROM><BANKID>121000248</BANKID><ACCTID>1000111122</ACCTID><ACCTTYPE>CHECKING</ACCTTYPE>"
                + "</BANKACCTFROM><BANKTRANLIST><DTSTART>20230101</DTSTART><DTEND>20241231</DTEND>\n"
        case .mt940: ":20:STARTUMS\r\n:25:50010517/1000111122\r\n:28C:1/1\r\n:60F:C230101EUR5000,00\r\n"
        case .camt:
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\"><BkToCstmrStmt>"
                + "<Stmt><Id>1</Id><Acct><Id><IBAN>DE02120300000000202051</IBAN></Id><Ccy>EUR</Ccy></Acct>\(balance("OPBD", StatementText.opening))"
        case .qif: "!Type:Bank\n"
        }
    }

    private static let status = "<STATUS><CODE>0</CODE><SEVERITY>INFO</SEVERITY></STATUS>"

    private func row(_ day: String, _ units: Int64, _ text: String, _ index: Int) -> String {
        let plain = day.filter { $0 != "-" }
        let size = Amount(units: abs(units), decimals: 2)
        switch format {
        case .ofx:
            return "<STMTTRN><TRNTYPE>\(units > 0 ? "CREDIT" : "DEBIT")</TRNTYPE><DTPOSTED>\(plain)120000[-5:EST]</DTPOSTED>"
                + "<TRNAMT>\(Amount(units: units, decimals: 2))</TRNAMT><FITID>\(plain)\(index)</FITID><NAME>\(text.prefix(32))</NAME>"
                + "<MEMO>\(text)</MEMO></STMTTRN>\n"
        case .mt940:
            let comma = "\(size)".map { $0 == "." ? "," : String($0) }.joined()
            return ":61:\(plain.dropFirst(2))\(plain.dropFirst(4))\(units > 0 ? "C" : "D")\(comma)NTRF\(index)\r\n"
                + ":86:166?00UMSATZ?20\(text.prefix(27))?21\(text.dropFirst(27))?32\(text.prefix(27))\r\n"
        case .camt:
            return
                "<Ntry><Amt Ccy=\"EUR\">\(size)</Amt><CdtDbtInd>\(units > 0 ? "CRDT" : "DBIT")</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>\(day)"
                + "</Dt></BookgDt><ValDt><Dt>\(day)</Dt></ValDt><AcctSvcrRef>\(index)</AcctSvcrRef><NtryDtls><TxDtls><RmtInf><Ustrd>\(text)"
                + "</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>\n"
        case .qif:
            let parts = day.split(separator: "-")
            return "D\(parts[1])/\(parts[2])/\(parts[0])\nT\(Amount(units: units, decimals: 2))\nP\(text)\nN\(index)\n^\n"
        }
    }

    private func tail(_ closing: Int64) -> String {
        let amount = Amount(units: closing, decimals: 2)
        switch format {
        case .ofx:
            return "</BANKTRANLIST><LEDGERBAL><BALAMT>\(amount)</BALAMT><DTASOF>20241231</DTASOF></LEDGERBAL></STMTRS></STMTTRNRS>"
                + "</BANKMSGSRSV1></OFX>\n"
        case .mt940:
            let comma = "\(Amount(units: abs(closing), decimals: 2))".map { $0 == "." ? "," : String($0) }.joined()
            return ":62F:\(closing < 0 ? "D" : "C")241231EUR\(comma)\r\n-\r\n"
        case .camt: return "\(balance("CLBD", closing))</Stmt></BkToCstmrStmt></Document>\n"
        case .qif: return ""
        }
    }

    private func balance(_ code: String, _ units: Int64) -> String {
        "<Bal><Tp><CdOrPrtry><Cd>\(code)</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">\(Amount(units: abs(units), decimals: 2))</Amt><CdtDbtInd>"
            + "\(units < 0 ? "DBIT" : "CRDT")</CdtDbtInd><Dt><Dt>2023-01-01</Dt></Dt></Bal>"
    }
}
