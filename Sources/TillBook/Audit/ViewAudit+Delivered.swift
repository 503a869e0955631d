import TillDelivery
import TillProcess
import TillRecords
import TillRun
import TillStages

extension ViewAudit {
    /// Notes what arrived, before the outbox does.
    func delivered(_ delivery: Delivery) throws(Fault) {
        var content = ViewAudit.entry(.delivery)
        content.set(.target, string: delivery.target)
        content.set(.kind, string: delivery.kind.rawValue)
        if let household = delivery.household { content.set(.household, string: household) }
        if let member = delivery.member { content.set(.member, string: member) }
        content.set(.period, string: delivery.period)
        content.set(.key, string: delivery.key)
        try add([content])
    }
}
