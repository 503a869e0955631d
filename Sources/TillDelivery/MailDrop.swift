import Glibc
import TillProcess
import TillStages

/// Puts a message into a maildir, or hands it to the program of a local mail service.
struct MailDrop: DeliveryWay {
    enum Place: Sendable {
        case maildir(String)
        case program(String)
    }

    let place: Place

    func ready(_ target: DeliveryTarget) throws(Fault) -> ReadyWay {
        switch place {
        case .maildir(let folder): return { MailDrop.put($0, folder) }
        case .program(let program):
            guard unsafe access(program, X_OK) == 0 else {
                throw Fault(
                    "deliver.no-program", "mail is sent by \(Document.baseName(program)), which is not installed.",
                    remedy: "Install a mail service such as msmtp-mta, or name its program.", place: target.name, exit: .missingInput)
            }
            let (timeout, from) = (target.timeout, target.from)
            return { MailDrop.hand($0, program, from, timeout) }
        }
    }

    /// Under one name for good: what is there, read or unread, arrived.
    private static func put(_ parcel: Parcel, _ folder: String) -> SendOutcome {
        for part in ["tmp", "new", "cur"] where FolderMaking.make("\(folder)/\(part)", mode: 0o700) != nil {
            return .again(code: "no-folder")
        }
        let name = "\(parcel.delivery.made).\(parcel.delivery.key).till"
        let there = (FolderNames.of("\(folder)/new") ?? []) + (FolderNames.of("\(folder)/cur") ?? [])
        if there.contains(where: { $0.hasPrefix(name) }) { return .delivered(code: "there") }
        return WholeFile.write(parcel.payload, to: "\(folder)/new/\(name)", by: "\(folder)/tmp/\(name)")
            ? .delivered(code: "written") : .again(code: "not-written")
    }

    /// `-t`: whom it is for stands in the message, and not among the arguments.
    private static func hand(_ parcel: Parcel, _ program: String, _ from: String, _ timeout: Int) -> SendOutcome {
        // The program ends lines itself.
        let message = parcel.payload.filter { $0 != 0x0D }
        do {
            let child = try FedChild(
                path: program, arguments: ["-i", "-t", "-f", from], errors: "/dev/null", patience: timeout, isBound: true)
            try child.feed(message) { _ in }
            guard case .exited(let code) = try child.finish({ _ in }) else { return .again(code: "killed") }
            return outcome(exit: code)
        } catch is FedChild.Late {
            return .again(code: "timeout")
        } catch {
            return .again(code: "no-program")
        }
    }

    /// By sysexits.h: no such user or host, and what its settings forbid, stays so.
    static func outcome(exit: Int32) -> SendOutcome {
        switch exit {
        case 0: .delivered(code: "accepted")
        case 64, 65, 67, 68, 77, 78: .never(code: "mail-\(exit)")
        default: .again(code: "mail-\(exit)")
        }
    }
}
