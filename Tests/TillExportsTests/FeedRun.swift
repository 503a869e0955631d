import TillRecords
import TillTesting

@testable import TillExports
@testable import TillStages

/// `till-feed` run in this process over lines of records, with the folder it wrote.
struct FeedRun {
    let records: [Record]
    let rejected: Int
    private let scratch: Scratch

    static let household = """
        currency: EUR
        country: DE
        members:
          - {id: ana, role: owner, names: [Ana Ng]}
          - {id: kim, role: child, names: [Kim Ng]}
        limits: {child: {approval-above: 50}}
        accounts:
          - {id: giro, kind: checking, number: DE02120300000000202051}
          - {id: pocket, kind: checking, last4: "7001", member: kim}
          - {id: visa, kind: card, last4: "4417"}
        """

    /// A household with what the feed has to honour: splits, a refund of them, an approval, a missing rate, names and numbers in texts.
    static let lines = [
        Rows.transaction(
            "t1", "-12.50", text: "Ana Ng DE02120300000000202051", category: "shopping.other",
            more: #""member":"ana","splits":[{"amount":"-4.00","category":{"name":"home.garden"}}]"#),
        Rows.transaction("t2", "-90.00", account: "pocket", more: #""member":"kim","approval":"pending""#),
        Rows.transaction("t3", "-3.00", currency: "USD"),
        Rows.transaction(
            "t4", "2.50", date: "2025-04-02", kind: "refund", category: "", more: #""links":[{"kind":"refund","to":"t1","why":"x"}]"#),
        Rows.transaction("t5", "2100.00", date: "2025-03-28", merchant: "Acme", kind: "income", category: "income.salary"),
        Rows.transaction(
            "t6", "-8.00", date: "2025-03-30", account: "pocket", merchant: "Comics", category: "leisure.comics", more: #""member":"kim""#),
        Rows.transaction("t7", "-500", currency: "JPY", more: #""home":{"amount":"-3.10","currency":"EUR","rate":"0.0062"}"#),
        Rows.transfer("t8", "t9", "-50.00", date: "2025-03-20", account: "giro"),
        Rows.transfer("t9", "t8", "50.00", date: "2025-03-21", account: "pocket"),
        Rows.balance("1000.00", date: "2025-03-31"),
        #"{"type":"series","id":"s1","household":"ng","period":"monthly","kind":"salary","name":"Acme","amount":"2100.00","currency":"EUR","#
            + #""next":"2025-04-28","status":"active","transactions":["t5"]}"#,
        #"{"type":"budget","household":"ng","period":"2025-03","currency":"EUR","method":"limits","by":"household","state":"over","#
            + #""spent":"12.00","lines":[{"category":"home","limit":"50.00","available":"50.00","spent":"4.00","left":"46.00","status":"green"}]}"#,
        #"{"type":"health","household":"ng","month":"2025-03","months":1,"why":"below six months","components":[{"component":"savings-rate","#
            + #""value":0.25,"unit":"share","points":60,"band":"watch","months":1}]}"#,
        #"{"type":"finding","household":"ng","key":"new-merchant:t6","code":"new-merchant","rests":"rows","message":"Ana Ng paid Comics","#
            + #""severity":"low","date":"2025-03-30","amount":"8.00","currency":"EUR","account":"pocket","merchant":"Comics","transactions":["t6"]}"#,
        #"{"type":"cohort","id":"all","households":25,"currency":"EUR","income":"2100.00"}"#,
        #"{"type":"membership","household":"ng","cohort":"c1","month":"2025-03","months":12}"#,
    ]

    init(
        _ options: [String: String] = ["out": "%/feed"], _ lines: [String] = FeedRun.lines, household: String? = FeedRun.household,
        in scratch: Scratch = Scratch(), publishedUnder key: String? = "9b1c0d2e"
    ) throws {
        self.scratch = scratch
        var given = options.mapValues { [$0.replacing("%/", with: scratch.path + "/")] }
        if given["days"] == nil { given["days"] = ["92"] }
        let run = try StageRun(FeedStage.self, options: given, household: household, in: scratch, publishedUnder: key, lines)
        (records, rejected) = (run.records, run.rejected)
    }

    func path(_ name: String) -> String { "\(scratch.path)/\(name)" }
    func text(_ name: String) -> String { String(decoding: Files.bytes(path(name)) ?? [], as: UTF8.self) }

    /// Rows of a table of the feed in `feed/`.
    func rows(_ table: String) throws -> [Record] {
        try text("feed/feed.ndjson").split(separator: "\n").map { try Record(checking: String($0)) }.filter { $0.type == table }
    }

    func ask(_ sql: String) throws -> String {
        let outcome = try Command(["sqlite3", path("feed/feed.sqlite"), sql]).run()
        return outcome.outText + outcome.errText
    }
}

extension Record {
    /// The JSON of a column, as it stands.
    func column(_ name: String) -> String { dynamicKey(name).map { String(decoding: $0, as: UTF8.self) } ?? "null" }
}
