import TillRecords

/// `--date-order`, as every reader has it.
extension OptionDeclaration {
    public static let dateOrder = OptionDeclaration.choice(
        "date-order", DateOrder.allCases.map(\.rawValue), "order of day, month and year in numeric dates that leave it open")
}

extension Options {
    /// What `--date-order` says. Throws a usage fault for anything but DMY, MDY and YMD.
    public func dateOrder() throws(Fault) -> DateOrder? {
        guard let text = text(OptionDeclaration.dateOrder.name) else { return nil }
        guard let order = DateOrder(text) else { throw wrong(OptionDeclaration.dateOrder.name, "DMY, MDY or YMD") }
        return order
    }
}
