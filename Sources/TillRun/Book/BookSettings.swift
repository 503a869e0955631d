import TillHousehold
import TillStages

/// What `till.yaml` says of a book: which version of book it is.
enum BookSettings {
    private static let names = ["version", "rates"]

    /// Throws for a setting that nobody reads and for a version that is not known; a book without the file is of this version.
    ///
    /// `rates` may name `rates.csv`, which is where plans look anyway.
    static func check(_ folder: String) throws(Fault) {
        let path = folder + "/till.yaml"
        guard Folder.exists(path) else { return }
        let bytes: [UInt8]
        switch FileReading.read(path: path, limit: 1 << 20) {
        case .success(let read): bytes = read
        case .failure(let trouble): throw trouble.fault(file: "till.yaml")
        }
        guard let root = try YamlReading.root(String(decoding: bytes, as: UTF8.self), file: "till.yaml") else { return }
        let reading = YamlReading(file: "till.yaml")
        let map = try reading.map(root, "till.yaml")
        try reading.known(map, names)
        if let node = map["version"], try reading.text(node, "version") != "1" {
            throw reading.fault(node, "this Till reads books of version 1.", "Use the Till that made the book.")
        }
        if let node = map["rates"], try reading.text(node, "rates") != "rates.csv" {
            throw reading.fault(node, "plans read rates from rates.csv.", "Name the file rates.csv, or say another one in the plan.")
        }
    }
}
