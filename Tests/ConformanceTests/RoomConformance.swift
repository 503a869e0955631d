import Glibc
import Testing
import TillRecords
import TillTesting

/// Stages of one room can lie in one file, as a package has them: each says that it is what it was called by.
@Suite struct RoomConformance {
    /// The executables whose main runs any stage of its room, by that room.
    private static let rooms: [String: [String]] = {
        let names = Files.names(in: Checkout.path("Sources")).filter { $0.hasPrefix("till-") }
        let shared = names.compactMap { name -> (room: String, name: String)? in
            guard
                let list = Checkout.text("Sources/\(name)/Main.swift")?.split(separator: "among: ").dropFirst().first?.split(separator: ".")
            else { return nil }
            return list.first.map { (String($0), name) }
        }
        return Dictionary(grouping: shared, by: \.room).mapValues { $0.map(\.name) }
    }()

    @Test func aProgramIsTheStageItIsCalledBy() throws {
        #expect(Self.rooms.count > 2)
        for (room, names) in Self.rooms {
            let first = try #require(names.first)
            let scratch = Scratch()
            for name in names {
                let link = scratch.path + "/" + name
                #expect(symlink("\(Checkout.binaries)/\(first)", link) == 0)
                #expect(Unit(name: name, path: link).manual?.string(.name) == name, "\(name) by \(first), of \(room)")
                #expect(try Command([name, "--describe"], folder: nil).reached(in: scratch.path) == name, "\(name) on PATH")
            }
        }
    }

    /// Whoever calls it by a name that no stage has gets the one it was built for.
    @Test func anotherNameIsTheStageItWasBuiltFor() throws {
        for name in Self.rooms.values.flatMap({ $0 }) {
            let scratch = Scratch()
            for other in ["kept-elsewhere", "till", "till-bank", name + ".old"] {
                #expect(symlink("\(Checkout.binaries)/\(name)", scratch.path + "/" + other) == 0)
                #expect(Unit(name: other, path: scratch.path + "/" + other).manual?.string(.name) == name, "\(name) called \(other)")
            }
        }
    }
}

extension Command {
    /// The name that a program gives when it is found in a folder of PATH.
    fileprivate func reached(in folder: String) throws -> String? {
        let said = try Command(["env", "PATH=\(folder):/usr/bin:/bin"] + words).run()
        return (try? Record(line: said.out))?.string(.name)
    }
}
