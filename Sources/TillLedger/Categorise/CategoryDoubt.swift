import TillStages

/// A category of a person's rules or examples that the taxonomy does not have, though it has one of nearly that name.
///
/// Own categories are allowed, so it is worth a note and no more.
struct CategoryDoubt: Sendable {
    let category: String
    let near: String
    let file: String
    let line: Int

    /// Each doubtful category once, with the first line it stands on.
    static func all(_ categories: [(name: String, line: Int)], of path: String, _ ids: [String]) -> [CategoryDoubt] {
        let known = Set(ids)
        var met: Set<String> = []
        return categories.compactMap { name, line in
            guard !known.contains(name), met.insert(name).inserted, let near = NearestName.of(name, among: ids) else { return nil }
            return CategoryDoubt(category: name, near: near, file: Document.baseName(path), line: line)
        }
    }
}
