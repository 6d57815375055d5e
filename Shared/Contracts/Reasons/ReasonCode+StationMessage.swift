extension ReasonCode {
    /// The texts about stations; ``message`` asks for these codes alone.
    var stationMessage: LocalizedText {
        switch self {
        case .proposalNumberFormat:
            LocalizedText(
                zh: "申报编号须为 1 至 64 位字母、数字或 . _ - / :",
                en: "A proposal number is 1 to 64 letters, digits or . _ - / : characters.")
        case .proposalNumberReused:
            LocalizedText(zh: "该申报编号已用于其他内容", en: "This proposal number was used before for other content.")
        case .stationCodeFormat:
            LocalizedText(zh: "驿站编码须为 YZ 加 13 位数字", en: "A station code is YZ and 13 digits.")
        case .stationCodeCheck:
            LocalizedText(
                zh: "驿站编码校验位不对，请对照牌匾核对",
                en: "The check digits of the station code are wrong; compare the plate.")
        case .stationReferenceMissing:
            LocalizedText(
                zh: "须填写 code 或 proposalNumber 之一，且只填一个",
                en: "Exactly one of code and proposalNumber must be given.")
        case .stationUnknown:
            LocalizedText(zh: "没有这个驿站", en: "There is no such station.")
        case .stationState:
            LocalizedText(zh: "该步骤与驿站当前状态不符", en: "This step does not fit where the station stands.")
        case .stationDuplicate:
            LocalizedText(
                zh: "同一依托单位、同一地址已有驿站；确为另一站点的，请注明 confirmedDistinct",
                en: "The same host has a station at this address; if this is another one, say confirmedDistinct.")
        case .possibleDuplicateStation:
            LocalizedText(
                zh: "50 米内已有同名或同一依托单位的驿站，请人工核对",
                en: "Within 50 m there is a station of the same name or host; please check.")
        case .outOfScope:
            LocalizedText(zh: "该驿站不在贵部门登记的地域范围内", en: "The station lies outside the places of your department.")
        case .unionUnassigned:
            LocalizedText(zh: "尚不知该地的责任工会", en: "No union responsible for this place is known yet.")
        case .hoursInvalid:
            LocalizedText(
                zh: "开放时间不对：时段重叠、起止相同、一周无开放时段、季节重叠或日期重复",
                en: "The hours are wrong: ranges overlap or end as they begin, the week is empty, seasons "
                    + "overlap or a date stands twice.")
        case .timetableInvalid:
            LocalizedText(
                zh: "流动驿站时刻表不对：时段重叠、起止相同，或星期与日期未二选一；其他驿站不得有时刻表",
                en: "The timetable is wrong: stops overlap or end as they begin, or name not exactly one "
                    + "of weekday and date; only mobile stations have one.")
        case .periodInvalid:
            LocalizedText(zh: "截止日期早于开始日期", en: "The last day lies before the first.")
        case .dateFuture:
            LocalizedText(zh: "日期或时间晚于当前", en: "The date or time lies in the future.")
        case .changeEmpty:
            LocalizedText(zh: "没有任何变更内容", en: "Nothing is said to have changed.")
        case .plateMissing:
            LocalizedText(zh: "尚未填写牌匾编号，不能开放", en: "Without a plate on record the station cannot open.")
        case .hostConsentMissing:
            LocalizedText(zh: "缺少依托单位同意书", en: "The host's consent document is missing.")
        case .photosMissing:
            LocalizedText(zh: "照片不足两张（门牌、室内）", en: "There are fewer than two photographs (door plate, interior).")
        case .essentialServicesFew:
            LocalizedText(
                zh: "基本服务不足四项（饮水、热饭、充电、休息、如厕）",
                en: "Fewer than four of the five essential services are offered: water, hot meals, "
                    + "charging, rest, toilet.")
        case .siteUnfit:
            LocalizedText(zh: "选址核查不合格", en: "The site was checked and is not fit.")
        case .proposalDeclined:
            LocalizedText(zh: "申报未获批准", en: "The proposal was declined.")
        case .acceptanceFailed:
            LocalizedText(
                zh: "验收未通过，请整改后再报",
                en: "The station was not accepted; remedy the defects and report it again.")
        case .inspectionFailed:
            LocalizedText(
                zh: "检查未通过，请整改后再检",
                en: "The inspection was not passed; remedy the defects and have it inspected again.")
        case .inspectionExpired:
            LocalizedText(zh: "检查已过有效期，须先检查合格", en: "The inspection has expired; the station must pass another first.")
        case .providerUnknown:
            LocalizedText(zh: "贵部门未登记为地图服务方", en: "Your department is not registered as a map provider.")
        case .listingRequestUnknown:
            LocalizedText(zh: "没有提出过这一次上图或下线请求", en: "Nothing was asked under this request number.")
        case .visitTooLate:
            LocalizedText(zh: "该日已结算，到访不再计入", en: "That day is closed; visits of it are counted no longer.")
        case .serviceReferenceReused:
            LocalizedText(zh: "该活动编号已用于其他内容", en: "This reference was used before for another event held.")
        default: preconditionFailure("\(rawValue) has its text elsewhere")
        }
    }
}
