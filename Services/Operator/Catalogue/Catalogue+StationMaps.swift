import Contracts

/// What is said of map providers and of what they show.
extension LocalizedText {
    static let noProviders = LocalizedText(zh: "尚未指定地图服务方。", en: "No map provider is appointed.")
    static let noListingsWaiting = LocalizedText(
        zh: "没有待地图服务方答复的请求。", en: "Nothing that was asked of map providers is unanswered.")

    static func moreListings(_ count: Int) -> LocalizedText {
        LocalizedText(
            zh: "只是前 \(count) 条，后面还有；全部请用 --all。", en: "These are the first \(count); there are more: --all.")
    }

    static func providerAppointed(_ provider: MapProviderLine) -> LocalizedText {
        let department = provider.department.printable
        let keyless =
            provider.keyId == nil
            ? LocalizedText(
                zh: "\n该部门尚未登记公钥，登记后才会向其发出请求：unionctl departments key \(department) FILE",
                en: "\nIt has no key yet, and is asked nothing before it has one: "
                    + "unionctl departments key \(department) FILE")
            : LocalizedText(zh: "", en: "")
        let places = provider.places.map { place($0) }
        return LocalizedText(
            zh: "\(provider.name.printable)（\(department)）按 \(provider.crs.printable) 坐标发布这些地方的驿站："
                + places.map(\.zh.printable).joined(separator: "、") + "；正在逐站提交，见 unionctl stations listings"
                + keyless.zh,
            en: "\(department) publishes the stations of \(places.map(\.en.printable).joined(separator: ", ")) in "
                + "\(provider.crs.printable); they are being submitted: unionctl stations listings" + keyless.en)
    }

    static func providerDismissed(_ provider: MapProviderLine) -> LocalizedText {
        let department = provider.department.printable
        return LocalizedText(
            zh: "\(department) 不再发布驿站；正在逐站请其下线，直到全部确认：unionctl stations listings --provider \(department)",
            en: "\(department) publishes no stations any more; it is asked to take down each until all are confirmed: "
                + "unionctl stations listings --provider \(department)")
    }

    static func listingPatience(_ term: ListingPatienceTerm) -> LocalizedText {
        let (first, longest) = (
            TimeSpan(seconds: term.firstSeconds).text, TimeSpan(seconds: term.longestSeconds).text
        )
        return LocalizedText(
            zh: "\(first) 未答复则再次请求，其后每次加倍，最长 \(longest)，直到答复",
            en: "asked again after \(first), then after twice as long each time, \(longest) at most, until it answers")
    }
}

extension TableWords {
    var provider: LocalizedText { LocalizedText(zh: "地图服务方", en: "provider") }
    var timesAsked: LocalizedText { LocalizedText(zh: "请求次数", en: "asked") }
    var askedFirst: LocalizedText { LocalizedText(zh: "首次请求", en: "asked first") }
    var poi: LocalizedText { LocalizedText(zh: "地图编号", en: "poi") }
    var refusal: LocalizedText { LocalizedText(zh: "未受理原因", en: "refusal") }
    var coordinateSystem: LocalizedText { LocalizedText(zh: "坐标系", en: "crs") }
    var appointed: LocalizedText { LocalizedText(zh: "已指定", en: "appointed") }
    var aligning: LocalizedText { LocalizedText(zh: "已指定，正在提交", en: "appointed, submitting") }
    var dismissed: LocalizedText { LocalizedText(zh: "已取消", en: "dismissed") }
}
