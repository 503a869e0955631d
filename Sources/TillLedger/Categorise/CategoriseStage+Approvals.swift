import TillHousehold
import TillRecords
import TillStages

/// What waits for approval because of what it is for.
extension CategoriseStage {
    /// Lets go what waits and a member may spend alone on its category; what somebody answered stays answered. Before the category was
    /// known, the lowest of the member's limits held it.
    func settleApproval(_ record: inout Record) throws(Fault) {
        guard record.equals(.approval, "pending"), record.equals(.type, .transaction), let member = record.string(.member),
            let file = try households.file(of: record.string(.household)), file.limitsCategories(of: member)
        else { return }
        let home = record.object(.home)
        let isHome = file.currency == nil || record.currency(.currency) == file.currency
        guard let size = isHome ? record.decimal(.amount) : home?.decimal(.amount) else { return }
        var spent: [(category: String, size: Amount)] = []
        for part in record.objects(.splits) {
            // Parts are in the transaction's own currency: in another one, each is held to the whole.
            spent.append((part.object(.category)?.string(.name) ?? "", isHome ? part.decimal(.amount) ?? size : size))
        }
        if spent.isEmpty { spent = [(record.object(.category)?.string(.name) ?? "", size)] }
        let waits = spent.contains { one in
            guard let most = file.approvalAbove(member, for: one.category)?.scaled(to: 4), let units = one.size.scaled(to: 4)?.units else {
                return false
            }
            return units.magnitude > most.units.magnitude
        }
        if !waits { record.remove(.approval) }
    }
}
