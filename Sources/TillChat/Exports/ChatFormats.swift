/// The exports that `till-chat` reads: one line each. Plain records are asked for by name only.
enum ChatFormats {
    static func all(_ settings: ChatSettings) -> [any ChatFormat] {
        [
            WhatsAppFormat(settings: settings),
            TelegramJsonFormat(),
            TelegramHtmlFormat(),
            MessengerJsonFormat(),
            SignalLinesFormat(),
            SignalMarkdownFormat(),
            SlackFormat(),
            DiscordFormat(),
            LineTextFormat(markers: settings.markers),
            TwilioFormat(),
            WhatsAppCloudFormat(),
            MessengerWebhookFormat(),
        ]
    }
}
