import Glibc
import TillRecords
import TillStages

/// Puts a file into a folder, in place of an earlier one of its name.
struct FolderDrop: DeliveryWay {
    let folder: String

    func ready(_ target: DeliveryTarget) throws(Fault) -> ReadyWay {
        let folder = folder
        return { parcel in
            if FolderMaking.make(folder, mode: 0o700) != nil { return .again(code: "no-folder") }
            let name = parcel.delivery.name
            guard !name.isEmpty, !name.contains("/"), !name.hasPrefix(".") else { return .never(code: "name") }
            return WholeFile.write(parcel.payload, to: "\(folder)/\(name)", by: "\(folder)/.\(name).part")
                ? .delivered(code: "written") : .again(code: "not-written")
        }
    }
}

/// Files that are there whole or not at all.
enum WholeFile {
    /// Writes a file under another name, brings it to the disk and gives it its own; false where the system refuses.
    static func write(_ bytes: [UInt8], to path: String, by draft: String) -> Bool {
        unsafe unlink(draft)
        let descriptor = unsafe open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { return false }
        let failure = bytes.withBytes { FileWriting.write($0, to: descriptor) }
        let isWhole = failure == 0 && fsync(descriptor) == 0
        guard close(descriptor) == 0, isWhole, unsafe rename(draft, path) == 0 else {
            unsafe unlink(draft)
            return false
        }
        return true
    }
}
