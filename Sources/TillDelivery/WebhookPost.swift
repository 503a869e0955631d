import Glibc
import TillProcess
import TillRecords
import TillStages

/// Posts to an address of the web through Debian's `curl`, a child that gets all there is to say on its standard input: no secret stands
/// among its arguments, in its environment or in a file.
struct WebhookPost: DeliveryWay {
    private let address: WebAddress
    private static let program = "/usr/bin/curl"

    init(_ address: WebAddress) { self.address = address }

    func ready(_ target: DeliveryTarget) throws(Fault) -> ReadyWay {
        guard unsafe access(WebhookPost.program, X_OK) == 0 else {
            throw Fault(
                "deliver.no-program", "a webhook is sent by curl, which is not installed.", remedy: "Install the package curl.",
                place: target.name, exit: .missingInput)
        }
        var signature: DeliverySignature?
        if let path = target.secret { signature = DeliverySignature(secret: try SecretFile.read(path, of: target.name)) }
        var token: [UInt8]?
        if let path = target.authorization { token = try SecretFile.read(path, of: target.name) }
        let (address, timeout, certificates) = (address, target.timeout, target.certificates)
        return { parcel in
            let body = UnnamedFile()
            guard body.append(parcel.payload) != nil, let path = body.path else { return .again(code: "no-room") }
            var lines = WebhookPost.settings(address, timeout, certificates) + ["data-binary = \(WebhookPost.quoted("@" + path))"]
            for (name, value) in WebhookPost.headers(parcel, address, signature, token) {
                lines.append("header = \(WebhookPost.quoted("\(name): \(value)"))")
            }
            return WebhookPost.post(lines, timeout)
        }
    }

    /// Neither another protocol, nor another address, nor an answer of any size.
    private static func settings(_ address: WebAddress, _ timeout: Int, _ certificates: String?) -> [String] {
        var lines = [
            "url = \(quoted(address.text))", "request = \"POST\"", "proto = \"\(address.isLoopback ? "=http,https" : "=https")\"",
            "max-redirs = 0", "max-time = \(timeout)", "connect-timeout = \(min(timeout, 10))", "max-filesize = 1048576",
            "output = \"/dev/null\"", "write-out = \"%{http_code} %header{retry-after}\\n\"", "silent", "globoff", "noproxy = \"*\"",
            "http1.1",
        ]
        if let certificates { lines.append("cacert = \(quoted(certificates))") }
        return lines
    }

    static func headers(
        _ parcel: Parcel, _ address: WebAddress, _ signature: DeliverySignature?, _ token: [UInt8]?
    ) -> [(name: String, value: String)] {
        var headers = [
            ("Content-Type", parcel.delivery.media), ("User-Agent", "till/\(TillVersion.text)"), ("Expect", ""),
            ("Idempotency-Key", parcel.delivery.key), ("Till-Timestamp", "\(parcel.time)"), ("Till-Nonce", parcel.nonce),
            ("Till-Attempt", "\(parcel.delivery.attempts)"),
        ]
        if let signature {
            let request = signature.ofRequest(method: "POST", path: address.path, timestamp: parcel.time, body: parcel.payload)
            headers.append(("Till-Signature", request))
            let body = signature.ofBody(timestamp: parcel.time, body: parcel.payload)
            headers.append(("Till-Signature-Body", "t=\(parcel.time),v1=\(body)"))
        }
        if let token { headers.append(("Authorization", "Bearer \(String(decoding: token, as: UTF8.self))")) }
        return headers
    }

    /// A value as curl reads it in its settings.
    static func quoted(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars where scalar.value >= 0x20 && scalar.value != 0x7F {
            if scalar == "\"" || scalar == "\\" { out += "\\" }
            out.unicodeScalars.append(scalar)
        }
        return out + "\""
    }

    private static func post(_ lines: [String], _ timeout: Int) -> SendOutcome {
        var told: [UInt8] = []
        do {
            let child = try FedChild(
                path: program, arguments: ["--disable", "--config", "-"], errors: "/dev/null", patience: timeout + 5,
                isBound: true)
            try child.feed(Array((lines.joined(separator: "\n") + "\n").utf8)) { told += $0 }
            let ending = try child.finish { if told.count < 4096 { told += $0 } }
            guard case .exited(let code) = ending else { return .again(code: "killed") }
            return outcome(exit: code, told: String(decoding: told, as: UTF8.self))
        } catch is FedChild.Late {
            return .again(code: "timeout")
        } catch {
            return .again(code: "no-program")
        }
    }

    /// What curl's end means: its exit code, and what it said of the answer (`503 120`).
    static func outcome(exit: Int32, told: String) -> SendOutcome {
        guard exit == 0 else { return .again(code: words[exit] ?? "curl-\(exit)") }
        let parts = told.split { $0 == " " || $0 == "\n" }
        guard let status = parts.first.flatMap({ Int($0) }), (100...599).contains(status) else { return .again(code: "no-answer") }
        return .http(status, after: parts.count > 1 ? Int(parts[1]).map { max(0, $0) } : nil)
    }

    /// By curl's exit codes.
    private static let words: [Int32: String] = [
        6: "unknown-host", 7: "unreachable", 18: "closed", 28: "timeout", 35: "tls", 52: "closed", 55: "closed", 56: "closed",
        60: "certificate", 63: "answer-too-large", 77: "certificates",
    ]
}
