import TillRecords
import TillStages

/// What `till doctor` found about one thing.
struct DoctorFinding {
    enum State: String {
        /// As it should be.
        case good
        /// Worth knowing; nothing is wrong.
        case note
        /// Something to mend.
        case mend
    }

    /// What was looked at: `key`, `disk`.
    let check: String
    let state: State
    let sentence: String
    /// What to do; empty when there is nothing to do.
    let remedy: String

    static func good(_ check: String, _ sentence: String) -> DoctorFinding {
        DoctorFinding(check: check, state: .good, sentence: sentence, remedy: "")
    }

    static func note(_ check: String, _ sentence: String, _ remedy: String = "") -> DoctorFinding {
        DoctorFinding(check: check, state: .note, sentence: sentence, remedy: remedy)
    }

    static func mend(_ check: String, _ sentence: String, _ remedy: String) -> DoctorFinding {
        DoctorFinding(check: check, state: .mend, sentence: sentence, remedy: remedy)
    }

    /// A fault as something to mend, with its file and place.
    static func mend(_ check: String, _ fault: Fault) -> DoctorFinding {
        let place = [fault.file, fault.place].compactMap { $0 }.joined(separator: ", ")
        return mend(check, (place.isEmpty ? "" : "\(place): ") + fault.sentence, fault.remedy)
    }

    /// One line for a person, and the remedy on a line of its own.
    var text: String {
        let pad = String(repeating: " ", count: max(1, 12 - check.utf8.count))
        let line = "\(state == .good ? "ok  " : state.rawValue)  \(check)\(pad)\(sentence)\n"
        return remedy.isEmpty ? line : line + String(repeating: " ", count: 18) + remedy + "\n"
    }

    var record: Record {
        var record = Record(type: "check")
        record.set(.check, string: check)
        record.set(.state, string: state.rawValue)
        record.set(.sentence, string: sentence)
        if !remedy.isEmpty { record.set(.remedy, string: remedy) }
        return record
    }
}
