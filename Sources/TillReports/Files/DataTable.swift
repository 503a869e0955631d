/// A table of a workbook, with headings in the language of the household.
struct DataTable: Sendable {
    struct Column: Sendable {
        let title: String
        /// In letters of the sheet's font.
        let width: Double
    }

    /// What its sheet is called.
    let title: String
    let columns: [Column]
    /// How many columns stay while the sheet is moved sideways.
    var fixedColumns = 0
    var rows: [[DataCell]] = []
}
