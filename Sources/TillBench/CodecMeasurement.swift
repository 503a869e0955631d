import Foundation
import TillProcess
import TillRecords
import TillStages

/// The codec on records of 370 bytes: check, read an amount, change one field, write; beside Foundation's coders and orjson.
struct CodecMeasurement {
    let records: Int
    let rounds: Int

    func run(_ place: Workplace) throws(Fault) {
        let lines = (0..<1000).map { CodecMeasurement.line($0) }
        let bytes = lines.map { Array($0.utf8) }
        var own: [Double] = []
        var foundation: [Double] = []
        let few = max(1000, records / 20)
        for _ in 0..<rounds {
            own.append(time { CodecMeasurement.throughCodec(bytes, records) } / Double(records))
            foundation.append(time { CodecMeasurement.throughFoundation(lines, few) } / Double(few))
        }
        let mine = Figures.median(own)
        Figures.tell("codec: records of \(bytes[0].count) bytes", "\(Figures.three(1 / mine / 1e6)) million a CPU second")
        Figures.tell(
            "codec: faster than Foundation's coders by", "\(Figures.two(Figures.median(foundation) / mine)) x", goal: "at least 15 x")
        try compareWithOrjson(place, lines, mine)
    }

    private func compareWithOrjson(_ place: Workplace, _ lines: [String], _ mine: Double) throws(Fault) {
        let file = try place.write((0..<records).map { lines[$0 % 1000] }.joined(separator: "\n") + "\n", to: "records.ndjson")
        let answer = place.path("orjson")
        let script = """
            import orjson, time
            lines = open(\(CodecMeasurement.quoted(file)), 'rb').read().splitlines()
            started = time.process_time()
            for line in lines:
                record = orjson.loads(line)
                amount = float(record['amount'])
                record['category'] = 'food.groceries'
                orjson.dumps(record)
            print(time.process_time() - started)
            """
        do throws(Fault) {
            try place.run("python3", ["-c", script], output: answer)
        } catch {
            Figures.tell("codec: orjson", "not measured: pip install orjson")
            return
        }
        let seconds =
            FileReading.bytes(path: answer, limit: 1000).flatMap { Double(String(decoding: $0, as: UTF8.self).prefix { $0 != "\n" }) } ?? 0
        Figures.tell("codec: faster than orjson by", "\(Figures.two(seconds / Double(records) / mine)) x", goal: "at least 3 x")
    }

    private static func quoted(_ path: String) -> String { "'\(path)'" }

    private func time(_ work: () -> Int) -> Double {
        let started = MeasuredRun.ownCpuSeconds
        let sum = work()
        let spent = MeasuredRun.ownCpuSeconds - started
        return sum == Int.min ? 0 : spent
    }

    private static func throughCodec(_ lines: [[UInt8]], _ count: Int) -> Int {
        let out = ByteBuffer(capacity: 1 << 20)
        let scratch = RecordScratch()
        var sum = 0
        for index in 0..<count {
            lines[index % lines.count].withBytes { bytes in
                guard var record = try? Record(checking: bytes, scratch) else { return }
                sum &+= Int(record.decimal(.amount)?.units ?? 0)
                record.set(.category, string: "food.groceries")
                record.write(into: out)
            }
            if out.count > 1 << 19 { out.clear() }
        }
        return sum
    }

    private static func throughFoundation(_ lines: [String], _ count: Int) -> Int {
        let decoder = JSONDecoder()
        let encoder = JSONEncoder()
        var sum = 0
        for index in 0..<count {
            guard var record = try? decoder.decode(CodableObservation.self, from: Data(lines[index % lines.count].utf8)) else { continue }
            sum &+= record.amount.count
            record.category = "food.groceries"
            sum &+= (try? encoder.encode(record))?.count ?? 0
        }
        return sum
    }

    /// A typical observation of 370 bytes.
    private static func line(_ number: Int) -> String {
        let id = Digest.sha256(Array("id \(number)".utf8)).shortHex
        let key = Digest.sha256(Array("key \(number)".utf8)).shortHex
        let document = Digest.sha256(Array("document".utf8)).shortHex
        return """
            {"type":"observation","id":"\(id)","key":"\(key)","household":"h00001","source":{"kind":"bank","format":"csv",\
            "document":"\(document)","file":"giro.csv","place":"line \(number % 900 + 100)"},"account":"DE02120300000000202051",\
            "date":"2025-03-\(10 + number % 20)","amount":"-\(10 + number % 90).50","currency":"EUR","text":"REWE SAGT DANKE 4140 HAMBURG"}
            """
    }
}

/// The same record for Foundation's coders.
private struct CodableObservation: Codable {
    struct Source: Codable {
        var kind: String
        var format: String
        var document: String
        var file: String
        var place: String
    }

    var type: String
    var id: String
    var key: String
    var household: String
    var source: Source
    var account: String
    var date: String
    var amount: String
    var currency: String
    var text: String
    var category: String?
}
