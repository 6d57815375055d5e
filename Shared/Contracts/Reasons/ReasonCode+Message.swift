extension ReasonCode {
    /// The text for a reader, in Chinese and English; it quotes nothing of what was refused.
    public var message: LocalizedText {
        switch self {
        case .jsonSyntax:
            LocalizedText(zh: "内容不是合法的 JSON", en: "The content is not JSON.")
        case .jsonDepth:
            LocalizedText(zh: "JSON 嵌套超过 64 层", en: "JSON is nested more than 64 deep.")
        case .jsonUTF8:
            LocalizedText(zh: "内容不是合法的 UTF-8 编码", en: "The content is not well-formed UTF-8.")
        case .jsonNul:
            LocalizedText(zh: "文本中含有空字符 U+0000", en: "A text contains the character U+0000.")
        case .jsonSurrogate:
            LocalizedText(zh: "文本中含有不成对的代理字符", en: "A text contains a lone surrogate.")
        case .jsonDuplicateKey:
            LocalizedText(zh: "同一对象中字段重复", en: "An object names one field twice.")
        case .jsonNumber:
            LocalizedText(zh: "数字超出可表示的范围", en: "A number is beyond what can be represented.")
        case .contentTypeUnsupported:
            LocalizedText(
                zh: "不支持该内容类型，应为 application/cloudevents+json、application/cloudevents-batch+json 或 application/json",
                en: "The content type is none of application/cloudevents+json, "
                    + "application/cloudevents-batch+json and application/json.")
        case .charsetUnsupported:
            LocalizedText(zh: "字符集须为 UTF-8", en: "The character set must be UTF-8.")
        case .messageTooLarge:
            LocalizedText(zh: "消息超过 1 MiB", en: "The message is over 1 MiB.")
        case .batchEmpty:
            LocalizedText(zh: "批量消息中没有事件", en: "The batch holds no event.")
        case .batchTooLarge:
            LocalizedText(zh: "一批最多 500 个事件", en: "A batch holds at most 500 events.")
        case .eventMalformed:
            LocalizedText(zh: "内容不是 CloudEvents 1.0 事件", en: "The content is not a CloudEvents 1.0 event.")
        case .eventFieldMissing:
            LocalizedText(zh: "缺少事件属性", en: "An attribute of the event is missing.")
        case .eventFieldType:
            LocalizedText(zh: "事件属性的类型、长度或格式不对", en: "An attribute of the event has a wrong type, length or format.")
        case .eventVersionUnknown:
            LocalizedText(zh: "不支持该事件版本", en: "This version of the event is not supported.")
        case .eventTypeUnknown:
            LocalizedText(zh: "没有这种事件类型", en: "There is no such type of event.")
        case .identifierPersonal:
            LocalizedText(
                zh: "编号中含有身份证号码或手机号码，请改用不含个人信息的编号",
                en: "An identifier contains an identity or phone number; use one without personal data.")
        case .typeMismatch:
            LocalizedText(zh: "事件类型与路由键不一致", en: "The type is not the routing key.")
        case .typeNotPermitted:
            LocalizedText(zh: "该部门未获准发送这类事件", en: "The department may not send this type.")
        case .senderUnproven:
            LocalizedText(
                zh: "无法证明发送方：user_id 与 source 须为同一部门",
                en: "The sender is not proven: user_id and source must name one department.")
        case .senderUnknown:
            LocalizedText(zh: "发送部门尚未登记", en: "The sending department is not registered.")
        case .senderRemoved:
            LocalizedText(zh: "发送部门已停用", en: "The sending department has been removed.")
        case .copyHeadersRefused:
            LocalizedText(zh: "不接受 CC、BCC 消息头", en: "CC and BCC headers are refused.")
        case .eventIDReused:
            LocalizedText(zh: "同一事件编号已用于其他内容", en: "This event id was used before for other content.")
        case .processingFailed:
            LocalizedText(zh: "系统未能处理该消息，已转人工处理", en: "The system could not handle this message; an operator will.")
        case .deliveryLimit:
            LocalizedText(
                zh: "多次投递仍未处理成功，已转人工处理",
                en: "The message was delivered too often without success; an operator will look at it.")
        case .unroutable:
            LocalizedText(zh: "没有服务接收这类事件", en: "No service takes this type of event.")
        case .fieldMissing:
            LocalizedText(zh: "缺少必填字段", en: "A required field is missing.")
        case .fieldType:
            LocalizedText(zh: "字段类型不对", en: "A field has the wrong type.")
        case .fieldLength:
            LocalizedText(zh: "字段过长或为空", en: "A field is empty or too long.")
        case .valueUnknown:
            LocalizedText(zh: "字段取值不在规定范围内", en: "The value is not one of those defined.")
        case .timeFormat:
            LocalizedText(
                zh: "时间须为 RFC 3339 格式，如 2026-11-20T08:00:00+08:00",
                en: "A time must be RFC 3339, such as 2026-11-20T08:00:00+08:00.")
        case .nameFormat:
            LocalizedText(zh: "姓名含有不允许的字符", en: "The name contains characters that no name has.")
        case .idFormat:
            LocalizedText(zh: "证件号码格式不对", en: "The document number has a wrong format.")
        case .idDate:
            LocalizedText(
                zh: "证件号码中的出生日期不存在或晚于今天",
                en: "The date of birth in the document number does not exist or lies in the future.")
        case .idChecksum:
            LocalizedText(
                zh: "证件号码校验位不对，请核对号码",
                en: "The check digit of the document number is wrong; compare the number.")
        case .idAreaUnknown:
            LocalizedText(
                zh: "证件号码的地区代码未收录，请人工核对",
                en: "The area code in the document number is not on file; please check.")
        case .idAge:
            LocalizedText(
                zh: "按证件号码年龄超过 120 岁，请人工核对",
                en: "By the document number the person is over 120 years old; please check.")
        case .phoneFormat:
            LocalizedText(
                zh: "手机号码格式不对，应为 11 位大陆手机号码",
                en: "The phone number must be a mainland mobile number of 11 digits.")
        case .usccFormat:
            LocalizedText(zh: "统一社会信用代码格式不对", en: "The unified social credit code has a wrong format.")
        case .usccChecksum:
            LocalizedText(
                zh: "统一社会信用代码校验位不符，请对照证照核对",
                en: "The check character of the unified social credit code does not fit; compare the certificate.")
        case .divisionUnknown:
            LocalizedText(zh: "没有这个行政区划代码，或该代码已撤销", en: "There is no such division code, or it was retired.")
        case .divisionNotCounty:
            LocalizedText(zh: "行政区划须到县（市、区）一级", en: "The division must be a county.")
        case .baseFenNegative:
            LocalizedText(zh: "缴费基数不能为负数", en: "The contribution base cannot be negative.")
        case .applicationNumberFormat:
            LocalizedText(
                zh: "申请编号须为 1 至 64 位字母、数字或 . _ - / :",
                en: "An application number is 1 to 64 letters, digits or . _ - / : characters.")
        case .applicationNumberReused:
            LocalizedText(zh: "该申请编号已用于其他内容", en: "This application number was used before for other content.")
        case .applicationUnknown:
            LocalizedText(zh: "没有这个申请编号", en: "There is no application of this number.")
        case .reviewMaterialsMissing:
            LocalizedText(
                zh: "申请材料不全，请补充后再报",
                en: "Something is missing; complete the application and send it again.")
        case .reviewWorkUnconfirmed:
            LocalizedText(zh: "用工单位、平台或岗位无法核实", en: "The employer, platform or occupation could not be confirmed.")
        case .reviewIdentityUnconfirmed:
            LocalizedText(zh: "身份信息无法核实", en: "The identity could not be confirmed.")
        case .reviewOutsideUnion:
            LocalizedText(zh: "不属于该工会的发展范围，请向其他工会申请", en: "The person is outside this union's field; apply to another.")
        case .reviewDeclined:
            LocalizedText(zh: "工会审核未予批准", en: "The union has declined the application.")
        case .applicationDecided:
            LocalizedText(
                zh: "该申请已有审核结果，或不在待审核状态", en: "The application is decided already, or does not wait for review.")
        case .reviewReasonMissing:
            LocalizedText(zh: "退回或不予批准须说明理由代码", en: "Returning and rejecting need a reason code.")
        case .reviewerUnknown:
            LocalizedText(zh: "没有登记这个审核人", en: "There is no such reviewer.")
        case .reviewerSelf:
            LocalizedText(zh: "不能为自己登记或变更审核权限", en: "Nobody registers or changes their own rights to review.")
        case .reviewerScope:
            LocalizedText(zh: "该申请不在审核人的权限地域内", en: "The application lies outside the reviewer's places.")
        case .reviewerIsApplicant:
            LocalizedText(zh: "审核人不能审核本人的申请", en: "Nobody decides about their own application.")
        case .transferTimedOut:
            LocalizedText(
                zh: "接转在期限内未办理，会籍仍在原工会；可重新申请",
                en: "The transfer was not decided in time; the membership stays where it is. Apply again if it is "
                    + "still wanted.")
        case .transferDecided:
            LocalizedText(
                zh: "该接转已有结果，或该申请不是待接转的申请",
                en: "The transfer is decided already, or the application proposes none.")
        case .memberUnknown:
            LocalizedText(zh: "没有这个会员编号", en: "There is no member of this id.")
        case .memberNotHeld:
            LocalizedText(
                zh: "该会员不在周转库中，或已被分配", en: "The member waits in no holding pool, or was assigned meanwhile.")
        case .unionHoldingPool:
            LocalizedText(
                zh: "周转库不能作为分配去向，请选择街道、社区或行业工会",
                en: "A holding pool takes nobody from another; choose a street, community or trade union.")
        case .unionUnknown:
            LocalizedText(zh: "没有这个工会", en: "There is no such union.")
        case .unionClosed:
            LocalizedText(zh: "该工会已撤销或停止接收会员", en: "This union is closed and takes no members.")
        case .consentMissing:
            LocalizedText(zh: "缺少本人入会意愿确认", en: "The person's consent to membership is missing.")
        case .consentTextUnknown:
            LocalizedText(zh: "没有这个版本的告知同意文本", en: "There is no consent text of this version.")
        case .consentTime:
            LocalizedText(zh: "同意时间晚于当前时间", en: "The time of consent lies in the future.")
        case .underAge:
            LocalizedText(zh: "申请人未满 16 周岁", en: "The applicant is under 16 years of age.")
        case .scopeExceeded:
            LocalizedText(zh: "该部门无权为这个地区的工会提交申请", en: "The department may not act for unions of this place.")
        case .possibleDuplicatePerson:
            LocalizedText(
                zh: "已有姓名、出生日期和国籍相同但证件不同的人员，请人工核对是否为同一人",
                en: "A person of the same name, date of birth and country is on file under another document; "
                    + "please check whether they are one.")
        case .departmentNameInvalid:
            LocalizedText(
                zh: "部门名称须为小写字母开头，2 至 31 位小写字母、数字或连字符",
                en: "A department's name is 2 to 31 lower-case letters, digits or hyphens, beginning with a letter.")
        case .departmentNameTaken:
            LocalizedText(
                zh: "部门名称已被使用（包括已停用的部门），不可重复使用",
                en: "This department name was used before, perhaps by a department since removed; names are "
                    + "never reused.")
        case .departmentUnknown:
            LocalizedText(zh: "没有这个部门", en: "There is no such department.")
        case .departmentKeyFormat:
            LocalizedText(
                zh: "不是 X25519 公钥：应为 PEM 格式的公钥（BEGIN PUBLIC KEY），或 32 字节的 Base64",
                en: "This is no X25519 public key: a PEM PUBLIC KEY, or the base64 of 32 bytes.")
        case .departmentKeyWeak:
            LocalizedText(
                zh: "这个公钥不能保密（低阶点），请部门重新生成密钥",
                en: "This public key keeps nothing secret (a point of low order); the department must make another.")
        case .departmentKeyPrivate:
            LocalizedText(
                zh: "这是私钥，不得交给他人：请部门作废并重新生成，只提交公钥",
                en: "This is a private key, which nobody else may see: the department must make another, and hand over "
                    + "the public key alone.")
        case .typeUnknown:
            LocalizedText(zh: "没有这种事件类型", en: "There is no such type of event.")
        case .requestUnknown:
            LocalizedText(zh: "没有这种请求", en: "There is no such request.")
        case .requestMalformed:
            LocalizedText(zh: "请求格式不对", en: "The request has a wrong format.")
        case .requestNotPermitted:
            LocalizedText(zh: "无权提出这种请求", en: "You may not make this request.")
        case .requestIDUsed:
            LocalizedText(
                zh: "该请求编号已用于其他请求或其他操作员", en: "This request id stands for another request, or another operator's.")
        case .whyMissing:
            LocalizedText(zh: "须说明理由，理由记入审计", en: "A reason must be given; it is kept with the audit.")
        case .letterUnknown:
            LocalizedText(zh: "没有这个编号的死信", en: "There is no dead letter of this number.")
        case .letterRetrying:
            LocalizedText(zh: "已有人在重试这封死信", en: "This dead letter is being sent again already.")
        case .letterClosed:
            LocalizedText(zh: "这封死信已处理完毕", en: "This dead letter is closed.")
        case .letterExpired:
            LocalizedText(
                zh: "死信内容已超过 30 天保存期限并删除，请部门重新发送",
                en: "The content was kept for 30 days and is gone; the department must send it again.")
        case .letterUnreadable:
            LocalizedText(
                zh: "死信内容不是可识别的事件，重试不会成功，请部门改正后重新发送",
                en: "The content is no event that can be read, so that trying again cannot help; the department must "
                    + "correct it and send it again.")
        case .letterUnhandled:
            LocalizedText(
                zh: "本服务不处理这类事件，重试不会成功",
                en: "This service does not handle this type, so that trying again cannot help.")
        case .traceUnknown:
            LocalizedText(
                zh: "没有找到这个编号：请核对；事件编号保留 14 天，更早的请按申请编号查询",
                en: "Nothing is known of this id. Event ids are kept for 14 days; ask for older ones by application "
                    + "number.")
        case .questionSealing:
            LocalizedText(
                zh: "问题未按本服务公钥加密，或已被改动",
                en: "The question is not sealed to this service's key, or was changed.")
        case .questionsTooMany:
            LocalizedText(zh: "询问过于频繁，请稍后再问", en: "Too many questions at once: please ask again later.")
        case .caseNumberFormat, .caseUnknown, .caseElsewhere, .caseRevoked, .caseEnded, .caseState, .stepOvertaken,
            .roundUnknown, .notAsked, .answersDiffer, .baseBelowMinimum, .baseAboveMaximum, .baseMismatch,
            .amountMismatch, .amountFenNegative, .frequencyMismatch, .contributionCrossYear, .contributionYearEnd,
            .contributionPeriodCovered, .contributionReferenceReused, .subsidyTooLong, .monthFormat, .dateFormat,
            .referenceFormat, .paymentLinkFormat, .paymentLinkExpired, .schemeNotAssisted, .consentOvertaken,
            .standardMissing, .partnerMissing, .partnerKeyMissing, .noAnswer, .personAwaited:
            insuranceMessage
        case .proposalNumberFormat, .proposalNumberReused, .stationCodeFormat, .stationCodeCheck,
            .stationReferenceMissing, .stationUnknown, .stationState, .stationDuplicate, .possibleDuplicateStation,
            .outOfScope, .unionUnassigned, .hoursInvalid, .timetableInvalid, .periodInvalid, .dateFuture, .changeEmpty,
            .plateMissing, .hostConsentMissing, .photosMissing, .essentialServicesFew, .siteUnfit, .proposalDeclined,
            .acceptanceFailed, .inspectionFailed, .inspectionExpired, .providerUnknown, .providerNotAppointed,
            .providerSystem, .listingRequestUnknown, .visitTooLate, .serviceReferenceReused, .stationCodesUsedUp:
            stationMessage
        case .pointMissing, .crsMissing, .crsUnknown, .pointOutOfRange, .pointSwapped, .pointOutOfCounty:
            placeMessage
        case .regimeMissing, .periodNotTwelveMonths, .notInHardship, .excludedAssets, .eventProofMissing,
            .ruleSyntax, .ruleNameUnknown, .ruleType, .ruleTooLong, .ruleNotMet, .factMissing:
            hardshipMessage
        case .programmeUnknown, .programmeCodeFormat, .programmeClosed, .basisNotAllowed, .archiveNotActive,
            .amountNone, .amountOverflow, .capExceeded, .capTrimmed, .alreadyGranted, .combinationForbidden:
            programmeMessage
        case .targetMissing, .nominationUnknown, .nominationNumberReused, .membershipEnded,
            .payeeMissing, .payeeNameDiffers, .payeeShared, .lineUnknown, .lineFrozen, .lineState, .listUnknown,
            .listState, .listChanged:
            listMessage
        case .archiveNumberFormat, .accountNumberFormat, .cardLuhn, .paymentUnknown, .paymentReferenceFormat,
            .paymentReferenceCheck, .paymentState, .paymentOpen, .paymentAttemptChanged, .payeeUnrepaired,
            .bankUnknown, .bankKeyMissing, .bankReferenceReused, .inquiryUnknown, .bankFileUnknown, .bankFileHash,
            .statementUnreadable, .statementTotals, .statementOverlap, .entryUnknown, .discrepancyClosed,
            .clawBackExceeds, .budgetExceeded, .fundUnknown, .projectUnknown, .accountFlow, .codeFormat,
            .codeReused, .documentReused:
            paymentMessage
        case .archiveUnknown, .archiveNumberCheck, .archiveState, .archiveNumbersUsedUp, .householdFiled,
            .householdHeadMissing, .householdMemberTwice, .reimbursedMore, .authorisationSigners,
            .authorisationTextUnknown, .authorisationMissing, .verificationDiffers, .evidenceMissing, .reviewOverdue,
            .personDeceased:
            archiveMessage
        case .officerUnknown, .officerRole, .officerScope, .officerRelated, .officerEarlierStep,
            .officerRolesConflict, .secondPersonNeeded, .proposalUnknown, .proposalExpired, .levelNotDue,
            .approvalLimit, .approvalRuleMissing, .publicityRunning, .calendarMissing, .nothingPublished,
            .objectionRaised, .objectionLate, .objectionOpen, .objectionUnknown, .sampleUnknown:
            officerMessage
        }
    }
}
