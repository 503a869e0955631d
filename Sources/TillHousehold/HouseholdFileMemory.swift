import Synchronization

/// The household file that was read last in this process, by its bytes: each stage of a chain asks for the file of the household that
/// all of them are at, and reading YAML costs more than all the rest of asking.
enum HouseholdFileMemory {
    private struct Kept {
        var name: String
        var bytes: [UInt8]
        var file: HouseholdFile
    }

    private static let last = Mutex<Kept?>(nil)

    /// What a file of this name and these bytes says; nil when it was not the last one.
    static func file(_ name: String, _ bytes: [UInt8]) -> HouseholdFile? {
        last.withLock { last in last.flatMap { $0.name == name && $0.bytes == bytes ? $0.file : nil } }
    }

    static func keep(_ file: HouseholdFile, _ name: String, _ bytes: [UInt8]) {
        last.withLock { $0 = Kept(name: name, bytes: bytes, file: file) }
    }
}
