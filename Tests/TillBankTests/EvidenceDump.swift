import Foundation
import Testing
import TillRecords

@testable import TillBank
@testable import TillStages

/// What `Tests/fit-evidence` learns from: for each export of a folder that `till-synth --banks` wrote, every reading that was weighed,
/// its evidence, and whether it is the truth. Runs where `TILL_EVIDENCE` names the folder and `TILL_EVIDENCE_OUT` the file to write.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["TILL_EVIDENCE"] != nil)) struct EvidenceDump {
    private let folder = ProcessInfo.processInfo.environment["TILL_EVIDENCE"] ?? ""
    private let out = ProcessInfo.processInfo.environment["TILL_EVIDENCE_OUT"] ?? ""

    @Test func everyReading() throws {
        let knowledge = try CsvKnowledge(Knowledge.located(nil))
        var text = ""
        for line in try String(contentsOfFile: "\(folder)/INDEX.tsv", encoding: .utf8).split(separator: "\n").dropFirst() {
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard cells[3] == "yes" else { continue }
            let name = cells[0].replacing(".csv", with: "")
            let language = cells[5].split(separator: " ").first { $0.hasPrefix("language=") } ?? ""
            let truth = try truth("\(folder)/expected/\(name).ndjson")
            let data = try Data(contentsOf: URL(filePath: "\(folder)/files/\(cells[0])"))
            text += "{\"file\":\"\(name)\",\"\(language.replacing("=", with: "\":\""))\",\"readings\":["
            text += readings(Array(data), knowledge).map { reading(of: $0, truth) }.joined(separator: ",") + "]}\n"
        }
        try text.write(toFile: out, atomically: true, encoding: .utf8)
        #expect(!text.isEmpty)
    }

    private func readings(_ bytes: [UInt8], _ knowledge: CsvKnowledge) -> [WeighedReading] {
        bytes.withBytes { raw in
            let text = CsvEncoding.read(raw, alphabets: knowledge.alphabets)
            let whole = text.decoded ?? Array(raw.dropFirst(text.skipped))
            return whole.withBytes { body in
                let finder = CsvLayoutFinder(CsvBody(body), knowledge, CsvAnswers())
                _ = try? finder.find()
                return finder.outcome?.all ?? []
            }
        }
    }

    private func truth(_ path: String) throws -> [Int128] {
        try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").compactMap { line in
            guard let from = line.range(of: "\"amount\":\"")?.upperBound, let to = line[from...].firstIndex(of: "\"") else { return nil }
            return TableTrial.number(NumberText.read(Array(line[from..<to].utf8)), NumberText.dot)
        }
    }

    /// A reading is true when it gives each row its amount, or none to a few: hundredths may be whole.
    private func reading(of weighed: WeighedReading, _ truth: [Int128]) -> String {
        let sign: Int128 = weighed.reading.isTurned ? -1 : 1
        let moves = weighed.moves.amounts
        let isTrue =
            moves.count == truth.count && moves.count { $0 == nil } * 5 <= moves.count
            && [1, 100].contains { unit in
                zip(moves, truth).allSatisfy { moved, actual in moved.map { $0 * sign == actual * unit } ?? true }
            }
        let evidence = weighed.evidence.map { "[\"\($0.kind.rawValue)\",\($0.worth)]" }
        let amounts = moves.map { $0.map { "\($0 * sign)" } ?? "" }.joined(separator: " ").utf8
        let digest = amounts.reduce(UInt64(1_469_598_103_934_665_603)) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
        return "{\"true\":\(isTrue),\"says\":\"\(digest)\",\"evidence\":[\(evidence.joined(separator: ","))]}"
    }
}
