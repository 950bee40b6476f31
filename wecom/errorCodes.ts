// Generated from contract/errorCodes.yaml by `npm run generate`; edit that file instead.

/** What is known about an errcode (doc 90313). */
export interface ErrorCodeEntry {
	/** What went wrong. */
	meaning: string;
	/** What to check or do. */
	advice: string;
	/** WeCom's own name of the code. */
	zh: string;
}

/** Every errcode that Customer Contact calls, token calls and uploads can return, by its number. */
export const errorCodes: Readonly<Record<string, ErrorCodeEntry>> = {
	'-1': {
		meaning: 'The server is busy for the moment.',
		advice: 'Wait a little and try again, three times at most.',
		zh: '系统繁忙',
	},
	'6000': {
		meaning: 'Several callers changed the same data at the same time.',
		advice: 'Try again later, and do not let several workflows change the same record at once.',
		zh: '数据版本冲突',
	},
	'40001': {
		meaning: 'The app secret is not valid.',
		advice:
			'Copy corp id and secret again from the admin console into the credential. The secret may have been reset, it may belong to another app or company, or the app is disabled. Stop trying until it is fixed; repeated wrong secrets block the IP for an hour.',
		zh: '不合法的secret',
	},
	'40003': {
		meaning: 'The userid is not valid or not in the contacts.',
		advice:
			'Use the account from the admin console (1 to 64 letters, digits, - _ or .). The member must exist and not have left. Self-built apps use the plain userid.',
		zh: '无效的UserID',
	},
	'40004': {
		meaning: 'The file type is not accepted.',
		advice:
			'Use a file type that the upload accepts, such as JPG or PNG for images and MP4 for videos.',
		zh: '不合法的媒体文件类型',
	},
	'40005': {
		meaning: 'The media type of an upload is not one of the allowed values.',
		advice:
			'Choose image, voice, video or file for temporary media; image, video or file for attachments.',
		zh: '不合法的type',
	},
	'40006': {
		meaning: 'The file size is not accepted.',
		advice: 'The file must be larger than 5 bytes and not exceed the limit of its type.',
		zh: '不合法的文件大小',
	},
	'40007': {
		meaning: 'The media_id is not valid.',
		advice:
			'Upload the file again; media ids expire after 3 days. For Moments and product albums upload as attachment resource, for group messages and welcome messages as temporary media, and use a file of the kind the field wants.',
		zh: '不合法的media_id',
	},
	'40008': {
		meaning: 'The msgtype is not one of the allowed values.',
		advice: 'Choose one of the message or attachment types of this operation.',
		zh: '不合法的msgtype',
	},
	'40009': {
		meaning: 'The image size is not accepted.',
		advice: 'Use a smaller image; see the limits of the upload.',
		zh: '上传图片大小无效',
	},
	'40011': {
		meaning: 'The video size is not accepted.',
		advice: 'Use a smaller video; see the limits of the upload.',
		zh: '上传视频大小无效',
	},
	'40013': {
		meaning: 'The corp id is not valid.',
		advice:
			'Copy the corp id from the admin console (my company, company information) into the credential.',
		zh: '不合法的CorpID',
	},
	'40014': {
		meaning: 'The access token is not valid.',
		advice:
			'Normally cured by a new token. If it persists, check that the credential belongs to the right app and that no token of another kind (suite or provider) is used.',
		zh: '不合法的access_token',
	},
	'40031': {
		meaning: 'The list of userids holds a wrong one.',
		advice:
			"Check the spelling of each userid, and that each member is in the app's visible range.",
		zh: '不合法的UserID列表',
	},
	'40032': {
		meaning: 'The list of userids is too long.',
		advice: 'Send fewer members at once; the operation names its limit.',
		zh: '不合法的UserID列表长度',
	},
	'40033': {
		meaning: 'The request holds characters that are not allowed.',
		advice:
			'Remove control characters and halves of emoji, which come with copied or cut text; JSON can write them only as \\uXXXX, which is refused. The same goes for escape sequences of that form in a body of your own.',
		zh: '不合法的请求字符',
	},
	'40035': {
		meaning: 'A parameter is not valid.',
		advice:
			'Check the lists of members and departments; they must be arrays, not both empty, and within their limits (1000 members, 100 departments).',
		zh: '不合法的参数',
	},
	'40036': {
		meaning: 'The template id has a wrong length.',
		advice: 'Use the template id exactly as it was returned.',
		zh: '不合法的模板id长度',
	},
	'40037': {
		meaning: 'The template id is not valid.',
		advice: 'Use the template id exactly as it was returned, from the same app.',
		zh: '无效的模板id',
	},
	'40039': {
		meaning: 'The URL is too long.',
		advice: 'Use a URL of at most 1024 bytes.',
		zh: '不合法的url长度',
	},
	'40050': {
		meaning: 'The group does not exist.',
		advice:
			'Check the chat_id; take it from the list of groups or from an event of the same company.',
		zh: 'chatid不存在',
	},
	'40056': {
		meaning: 'The agentid is not valid.',
		advice: 'Enter the number of an app that exists in the admin console.',
		zh: '不合法的agentid',
	},
	'40057': {
		meaning: 'The callback URL is not valid or its verification failed.',
		advice:
			'Check that the URL is reachable from the internet and that the workflow is active; test with the developer tool of WeCom.',
		zh: 'callbackurl不合法或验证失败',
	},
	'40058': {
		meaning: 'A parameter of the request is not valid.',
		advice:
			'Read the text after the code; it often names the field. Check required fields, lengths, list sizes and types (a number where a number is wanted).',
		zh: '不合法的参数',
	},
	'40063': {
		meaning: 'A required parameter is missing.',
		advice: 'Fill in all required fields of the operation.',
		zh: '参数为空',
	},
	'40066': {
		meaning: 'The list of departments is empty or holds an unknown one.',
		advice: 'Check the department ids against the contacts.',
		zh: '不合法的部门列表',
	},
	'40068': {
		meaning: 'The tag or tag group id is missing or unknown.',
		advice:
			'Give the id and not the name, from the list of corp tags; the tag may have been deleted.',
		zh: '不合法的标签/标签组ID',
	},
	'40070': {
		meaning: 'None of the given members or departments is valid.',
		advice: 'Check that the lists are arrays and that the members or departments exist.',
		zh: '指定的标签范围节点全部无效',
	},
	'40071': {
		meaning: 'The tag name exists already.',
		advice: 'Choose another name, or use the existing tag.',
		zh: '标签名字已存在',
	},
	'40072': {
		meaning: 'The tag name is empty or too long.',
		advice:
			'Use 1 to 32 characters, for a corp tag at most 30 (a Chinese or a Latin one counts the same).',
		zh: '不合法的标签名字长度',
	},
	'40073': {
		meaning: 'The openid does not exist.',
		advice: 'Check where the openid comes from.',
		zh: '不合法的openid',
	},
	'40091': {
		meaning: 'The secret is not valid.',
		advice: 'The secret may belong to another company; copy corp id and secret again.',
		zh: 'secret不合法',
	},
	'40094': {
		meaning: 'The URL is missing or not valid.',
		advice: 'Begin the URL with http:// or https://.',
		zh: '不合法的URL',
	},
	'40096': {
		meaning: 'The external_userid is not valid.',
		advice:
			"Use the external_userid that this company's own app received (ids of service providers differ), and check that the member who serves the customer is in the app's visible range.",
		zh: '不合法的外部联系人userid',
	},
	'40097': {
		meaning: 'The member has not left the company.',
		advice: 'Use Transfer From Current Member for this member, or the right resigned member.',
		zh: '该成员尚未离职',
	},
	'40098': {
		meaning: 'The member has not passed the real-name check.',
		advice: 'Ask the member to complete it in WeCom.',
		zh: '成员尚未实名认证',
	},
	'40099': {
		meaning: 'The member has reached the limit of customers.',
		advice: 'Choose another member to take over.',
		zh: '外部联系人数量已达上限',
	},
	'40100': {
		meaning: 'The customer is already being transferred.',
		advice: 'Wait until the running transfer has ended; look up its status.',
		zh: '外部联系人已在转移流程中',
	},
	'40123': {
		meaning: 'The uploaded image is not a valid image.',
		advice:
			'The image may be damaged, or its stated size differs from the real one; save it again and upload it.',
		zh: '图片格式非法',
	},
	'40126': {
		meaning: 'The company has reached the limit of tags.',
		advice: 'Delete tags that are no longer used.',
		zh: '企业标签数已达上限',
	},
	'40127': {
		meaning: 'The scheme of the link is not supported.',
		advice: 'Use a link with a scheme that the field allows.',
		zh: '不支持的uri schema',
	},
	'40128': {
		meaning: 'The customer was transferred too often.',
		advice: 'Each customer of a current member can be transferred twice within 90 days; wait.',
		zh: '客户转接过于频繁',
	},
	'40129': {
		meaning: 'The customer is being transferred right now.',
		advice: 'Wait until the running transfer has ended.',
		zh: '当前客户正在转接中',
	},
	'40130': {
		meaning: 'The old and the new member are the same.',
		advice: 'Choose another member to take over.',
		zh: '原跟进人与接手人一样',
	},
	'40131': {
		meaning: 'The handing-over member does not serve this customer.',
		advice: 'Check which member has added the customer.',
		zh: 'handover_userid不是外部联系人的跟进人',
	},
	'40132': {
		meaning: 'A team account cannot do this.',
		advice: 'Use a regular company account.',
		zh: '团队号不支持此操作',
	},
	'40141': {
		meaning: 'The company account is in an abnormal state.',
		advice: 'Ask an administrator to look into the admin console.',
		zh: '企业账号异常',
	},
	'40143': {
		meaning: 'The member of the transfer is banned.',
		advice: 'Choose another member.',
		zh: '转接成员被封禁',
	},
	'40144': {
		meaning: 'The customer has reached the limit of tags.',
		advice: 'Remove tags from the customer first.',
		zh: '客户标签数量已达上限',
	},
	'40145': {
		meaning: 'The media_id has expired.',
		advice: 'Upload the file again; media ids live 3 days.',
		zh: 'mediaid已过期失效',
	},
	'40146': {
		meaning: 'The Range header of a download is not valid.',
		advice: 'Ask for ranges in multiples of 16 bytes; see Content-Range for the last part.',
		zh: '不合法的Range头',
	},
	'40165': {
		meaning: 'The ids of customer group chats were already upgraded.',
		advice: 'Concerns service providers only.',
		zh: '已升级客户群ID',
	},
	'40166': {
		meaning: 'The ids of customer group chats have not been upgraded.',
		advice: 'Concerns service providers only.',
		zh: '还未升级客户群ID',
	},
	'40167': {
		meaning: 'The upgrade time is not valid.',
		advice: 'Concerns service providers only.',
		zh: '升级时间不合法',
	},
	'40168': {
		meaning: 'The upgrade time has passed.',
		advice: 'Concerns service providers only.',
		zh: '已超过升级时间',
	},
	'40201': {
		meaning: 'The content was stopped as sensitive.',
		advice: 'Change the text or the media.',
		zh: '包含敏感信息被反垃圾拦截',
	},
	'40203': {
		meaning: 'A parameter is no longer supported.',
		advice: 'Leave the parameter out; update the node.',
		zh: '请求参数已废弃',
	},
	'40204': {
		meaning: 'Stopped by the spam protection of WeChat.',
		advice: 'Change the content, and send less of it.',
		zh: '微信反垃圾',
	},
	'40205': {
		meaning: "The member's WeChat authorisation has run out.",
		advice:
			'The member must have logged in to WeCom and authorised WeChat within the last year (before leaving, for resigned members).',
		zh: '成员微信票据过期',
	},
	'40206': {
		meaning: 'The request body is too large.',
		advice: 'Send less at once.',
		zh: '请求body字节数超过限制',
	},
	'41001': {
		meaning: 'The access token is missing.',
		advice:
			'The token goes into the URL, not into the body. With this node it points to a fault in the credential or the node.',
		zh: '缺少access_token',
	},
	'41002': {
		meaning: 'The corp id is missing.',
		advice: 'Fill in the corp id in the credential.',
		zh: '缺少corpid',
	},
	'41004': {
		meaning: 'The secret is missing.',
		advice: 'Fill in the secret in the credential.',
		zh: '缺少secret',
	},
	'41006': {
		meaning: 'The media_id is missing.',
		advice: 'Upload the file first and fill in its media_id.',
		zh: '缺少media_id',
	},
	'41009': { meaning: 'The userid is missing.', advice: 'Fill in the member.', zh: '缺少userid' },
	'41010': { meaning: 'The URL is missing.', advice: 'Fill in the link.', zh: '缺少url' },
	'41011': {
		meaning: 'The agentid is missing.',
		advice: 'Fill in the number of the app.',
		zh: '缺少agentid',
	},
	'41016': {
		meaning: 'The title is missing.',
		advice: 'Fill in the title of the link or article.',
		zh: '缺少title',
	},
	'41017': { meaning: 'The tag id is missing.', advice: 'Fill in the tag.', zh: '缺少tagid' },
	'41018': { meaning: 'The tag name is missing.', advice: 'Fill in the name.', zh: '缺少标签名' },
	'41024': {
		meaning: 'The secret is missing.',
		advice: 'Fill in the secret in the credential.',
		zh: '缺少secret',
	},
	'41033': {
		meaning: 'The description is missing.',
		advice: 'Fill in the description.',
		zh: '缺少description',
	},
	'41035': {
		meaning: 'The external_userid is missing.',
		advice: 'Fill in the customer.',
		zh: '缺少外部联系人userid',
	},
	'41036': {
		meaning: 'The public short name of the company is not valid.',
		advice: 'It must be a certified one; an empty text goes back to the default.',
		zh: '不合法的企业对外简称',
	},
	'41037': {
		meaning: 'The type of the contact way is missing.',
		advice: 'Choose single or several members.',
		zh: '缺少「联系我」type',
	},
	'41038': {
		meaning: 'The scene of the contact way is missing.',
		advice: 'Choose mini program or QR code.',
		zh: '缺少「联系我」scene',
	},
	'41039': {
		meaning: 'The type of the contact way is not valid.',
		advice: 'Choose single or several members.',
		zh: '无效的「联系我」type',
	},
	'41040': {
		meaning: 'The scene of the contact way is not valid.',
		advice: 'Choose mini program or QR code.',
		zh: '无效的「联系我」scene',
	},
	'41041': {
		meaning: 'The contact way has too many members.',
		advice:
			'At most 100 members including those of its departments; exactly 1 for a single-member one.',
		zh: '「联系我」使用人数超过限制',
	},
	'41042': {
		meaning: 'The style of the contact way is not valid.',
		advice: 'Choose one of the offered styles.',
		zh: '无效的「联系我」style',
	},
	'41043': {
		meaning: 'The config_id is missing.',
		advice: 'Fill in the id of the contact way or group join way.',
		zh: '缺少「联系我」config_id',
	},
	'41044': {
		meaning: 'The config_id is not valid.',
		advice: 'Check the id; the contact way may have been deleted or was made by another app.',
		zh: '无效的「联系我」config_id',
	},
	'41045': {
		meaning: 'The limit of contact ways made by API is reached.',
		advice: 'Delete contact ways that are no longer used.',
		zh: 'API添加「联系我」达到数量上限',
	},
	'41046': {
		meaning: 'The id of the group message is missing.',
		advice: 'Fill in the msgid.',
		zh: '缺少企业群发消息id',
	},
	'41047': {
		meaning: 'The id of the group message is not valid.',
		advice: 'Use the msgid that was returned when the message was made.',
		zh: '无效的企业群发消息id',
	},
	'41048': {
		meaning: 'There is no customer to send to.',
		advice:
			'Check the filter, the sender and the list; the customers must be friends of the sender and not already at their limit.',
		zh: '无可发送的客户',
	},
	'41049': {
		meaning: 'The welcome code is missing.',
		advice: 'Use WelcomeCode of the customer-added event.',
		zh: '缺少欢迎语code',
	},
	'41050': {
		meaning: 'The welcome code is not valid or has expired.',
		advice:
			'The code must be used within 20 seconds of the event, and only once; answer right from the trigger.',
		zh: '无效的欢迎语code',
	},
	'41051': {
		meaning: 'The chat has started, or a welcome message was already delivered.',
		advice: 'Nothing to do; no welcome message can be sent any more.',
		zh: '客户和服务人员已经开始聊天',
	},
	'41052': {
		meaning: 'The sending time is not valid.',
		advice: 'Choose a time that the operation allows.',
		zh: '无效的发送时间',
	},
	'41053': {
		meaning: 'The customer has not agreed to chat archiving.',
		advice:
			'Wait for the agreement (event msg_audit_approved); only then may the welcome message be sent.',
		zh: '客户未同意聊天存档',
	},
	'41054': {
		meaning: 'The member has not been activated.',
		advice: 'The member must have logged in to WeCom once and passed the real-name check.',
		zh: '该用户尚未激活',
	},
	'41055': {
		meaning: 'The limit of group welcome templates is reached.',
		advice: 'Delete templates that are no longer used.',
		zh: '群欢迎语模板数量达到上限',
	},
	'41056': {
		meaning: 'The kind of external contact id is wrong.',
		advice: 'Use an id of the kind this operation wants (customer, not another kind).',
		zh: '外部联系人id类型不正确',
	},
	'41057': {
		meaning: 'No WeChat developer account is bound to the company.',
		advice: 'Bind the WeChat developer id in the admin console (needed for unionid).',
		zh: '未绑定微信开发者账号',
	},
	'41058': {
		meaning: 'This app may not edit the group welcome template.',
		advice: 'Use the app that created the template.',
		zh: '无此群欢迎语模板的编辑权限',
	},
	'41059': {
		meaning: 'The moment_id is missing.',
		advice: 'Fill in the Moment.',
		zh: '缺少moment_id',
	},
	'41060': {
		meaning: 'The moment_id is not valid.',
		advice: 'Take it from the list of Moments.',
		zh: '不合法的moment_id',
	},
	'41061': {
		meaning: 'This Moment was not published by this member.',
		advice: 'Choose the member who published it.',
		zh: '当前朋友圈并非此成员发表',
	},
	'41062': {
		meaning: "The member has not published the company's Moment yet.",
		advice: 'Wait until the member publishes it.',
		zh: '企业朋友圈尚未被该成员发表',
	},
	'41063': {
		meaning: 'The group message is still being distributed.',
		advice: 'Wait a little after creating it before asking for its records.',
		zh: '群发消息正在被派发中',
	},
	'41064': {
		meaning: 'There are too many attachments.',
		advice: 'Use at most the number the operation allows (9 for messages).',
		zh: '附件数量超过限制',
	},
	'41065': {
		meaning: 'The attachment type is not valid.',
		advice: 'Choose one of the types of this operation and fill in its own fields.',
		zh: '无效的附件类型',
	},
	'41066': {
		meaning: 'The name of the WeChat Channels account is wrong.',
		advice: 'Check the name.',
		zh: '用户视频号名称错误',
	},
	'41067': {
		meaning: 'The Moment is of the wrong kind for this operation.',
		advice: 'Company Moments and personal Moments have different operations.',
		zh: '朋友圈moment_id类型错误',
	},
	'41068': {
		meaning: 'The list of sensitive words is too long.',
		advice: 'Use fewer words in one rule.',
		zh: '聊天敏感词列表超过限制',
	},
	'41069': {
		meaning: 'There are too many sensitive word rules.',
		advice: 'Delete rules that are no longer used.',
		zh: '聊天敏感词规则总数超过限制',
	},
	'41070': {
		meaning: 'The id of the sensitive word rule is not valid.',
		advice: 'Take it from the list of rules.',
		zh: '无效的聊天敏感词规则id',
	},
	'41071': {
		meaning: 'The sensitive word rule was deleted.',
		advice: 'Take an id from the list of rules.',
		zh: '聊天敏感词规则已被删除',
	},
	'41072': {
		meaning: 'The attachment resource is used in the wrong place.',
		advice:
			'Upload it again with the media type and attachment type of this use (Moment or product album).',
		zh: '资源附件场景使用错误',
	},
	'41073': {
		meaning: 'The description of the product is not accepted.',
		advice: 'Check length and content.',
		zh: '商品图册描述不符合标准',
	},
	'41074': {
		meaning: 'The product was deleted.',
		advice: 'Take an id from the list of products.',
		zh: '商品图册数据已被删除',
	},
	'41075': {
		meaning: 'The product id is not valid or has no data.',
		advice: 'Take an id from the list of products.',
		zh: '无效的商品图册id',
	},
	'41076': {
		meaning: 'The rule applies to too many members.',
		advice: 'Use departments instead of single members.',
		zh: '敏感词规则适用范围超过限制',
	},
	'41077': {
		meaning: 'The name of the rule is taken.',
		advice: 'Choose another name.',
		zh: '敏感词规则名称不唯一',
	},
	'41078': {
		meaning: 'Too many Moment tasks are running.',
		advice: 'Wait until some have ended.',
		zh: '创建朋友圈的异步任务数超过限制',
	},
	'41079': {
		meaning: 'The Moment is still being distributed.',
		advice: 'Wait a little and try again.',
		zh: '朋友圈正在被派发中',
	},
	'41080': {
		meaning: 'The attachment file is too large.',
		advice: 'Use at most 10 MB.',
		zh: '附件资源大小超过限制',
	},
	'41081': {
		meaning: 'The image of the attachment is too large in pixels.',
		advice: 'For Moments at most 10800 pixels on the long side and 1080 on the short side.',
		zh: '附件图片分辨率超过限制',
	},
	'41082': {
		meaning: 'The video of the attachment is too long.',
		advice: 'For Moments at most 30 seconds.',
		zh: '附件视频时长超过限制',
	},
	'41083': {
		meaning: 'A sensitive word is not valid.',
		advice: 'Check the words of the rule.',
		zh: '敏感词关键字错误',
	},
	'41084': {
		meaning: 'A semantic rule is not valid.',
		advice: 'Choose one of the offered semantics.',
		zh: '敏感词拦截语义规则错误',
	},
	'41085': {
		meaning: 'The product number is not valid.',
		advice: 'Check its characters and length.',
		zh: '无效商品编码',
	},
	'41086': {
		meaning: 'The price is not valid.',
		advice: 'Check the price; it is a number in fen.',
		zh: '无效商品价格',
	},
	'41087': {
		meaning: 'The product description is not valid.',
		advice: 'Check the description.',
		zh: '无效商品描述',
	},
	'41088': {
		meaning: 'The list of attachments is empty.',
		advice: 'Add an attachment.',
		zh: '附件列表为空',
	},
	'41089': {
		meaning: 'The Moment has neither text nor attachment.',
		advice: 'Add a text or an attachment.',
		zh: '朋友圈附件与内容不能同时为空',
	},
	'41090': {
		meaning: 'The video is not valid.',
		advice: 'Use an undamaged MP4 file.',
		zh: '视频格式不合法',
	},
	'41091': {
		meaning: 'A group join way can hold at most 5 groups.',
		advice: 'Remove groups from the list.',
		zh: '进群方式最多关联5个群',
	},
	'41093': {
		meaning: 'The group message was cancelled.',
		advice: 'Nothing to do, or create a new one.',
		zh: '群发任务已取消',
	},
	'41094': {
		meaning: 'The members were reminded too often.',
		advice: 'Wait before reminding again.',
		zh: '群发提醒超过频率限制',
	},
	'41095': {
		meaning: 'There are too many acquisition links.',
		advice: 'Delete links that are no longer used.',
		zh: '获客链接数量超过上限',
	},
	'41096': {
		meaning: 'Another app is sending a welcome message to this customer right now.',
		advice:
			'It may still fail there, so a retry within the 20 seconds makes sense; 41051 then means that it was delivered. Let only one app send welcome messages for a member.',
		zh: '欢迎语已在发送中',
	},
	'41098': {
		meaning: 'The link of this app was authorised to another component.',
		advice: "Concerns service providers' components.",
		zh: '获客链接授权给了其他组件',
	},
	'41099': {
		meaning: 'The quota is not paid by the service provider.',
		advice: 'Concerns service providers.',
		zh: '不是服务商代支付模式',
	},
	'41110': {
		meaning: 'The tag id is wrong.',
		advice: 'Take it from the list of corp tags.',
		zh: '标签id不正确',
	},
	'41111': {
		meaning: 'There are no tags or more than 1000.',
		advice: 'Send 1 to 1000 tags.',
		zh: '标签数量不能为空且不超过1000',
	},
	'41200': {
		meaning: 'Only companies of some business categories may do this.',
		advice: "Check the company's category in the admin console.",
		zh: '仅部分经营类目企业支持',
	},
	'41201': {
		meaning: 'The chat key is not valid or has expired.',
		advice: 'Use ChatKey of the event within 30 minutes.',
		zh: '无效的获客助手会话信息chatkey',
	},
	'41202': {
		meaning: 'There are too many products.',
		advice: 'Delete products that are no longer used.',
		zh: '商品图册数量超过上限',
	},
	'41210': {
		meaning: 'The company has made more than 100,000 Moments this month.',
		advice: 'Wait until next month.',
		zh: '企业创建的朋友圈数量超过10万/月',
	},
	'41211': {
		meaning: 'Moments are not enabled for the company.',
		advice: 'Enable Moments in the admin console.',
		zh: '企业未开通朋友圈功能',
	},
	'41300': {
		meaning: 'The template of the group message has not been filled in.',
		advice: 'Fill in the values of the placeholders first.',
		zh: '群发模版未进行渲染',
	},
	'41301': {
		meaning: 'A placeholder of the template is not valid.',
		advice: 'Check the placeholders.',
		zh: '无效的群发模版占位符',
	},
	'41302': {
		meaning: 'There are too many placeholders.',
		advice: 'Use fewer placeholders.',
		zh: '群发模版占位符数量超过限制',
	},
	'41303': {
		meaning: 'There are too many pairs of member and customer.',
		advice: 'Send fewer at once.',
		zh: '群发指定的关系对数量超过上限',
	},
	'41304': {
		meaning: 'A group message was already made from this task.',
		advice: 'Create a new task.',
		zh: '该模版任务已创建过群发',
	},
	'41305': {
		meaning: 'The company has not set its business category.',
		advice: 'Set it in the admin console.',
		zh: '未设置企业经营类目',
	},
	'42001': {
		meaning: 'The access token has expired.',
		advice: "Normally cured by a new token without the user's doing.",
		zh: 'access_token已过期',
	},
	'43004': {
		meaning: 'The member has not bound WeChat or does not follow the WeChat plug-in.',
		advice: 'The member must log in to WeCom with WeChat or follow the plug-in.',
		zh: 'userid未绑定微信',
	},
	'43009': {
		meaning: 'The company has not been verified.',
		advice: 'Have the company verified in the admin console.',
		zh: '企业未验证主体',
	},
	'43012': {
		meaning: 'The app has no callback URL.',
		advice: 'Set up API message receiving in the app.',
		zh: '应用需配置回调url',
	},
	'44001': {
		meaning: 'The uploaded file is empty.',
		advice: 'Check that the binary property holds a file.',
		zh: '多媒体文件为空',
	},
	'44004': {
		meaning: 'The text is empty.',
		advice: 'Fill in the text.',
		zh: '文本消息content为空',
	},
	'45001': {
		meaning: 'The file is too large.',
		advice:
			'Make the file smaller: the description of the field names the largest size, for example 10 MB for images and videos and 20 MB for files.',
		zh: '多媒体文件大小超过限制',
	},
	'45002': {
		meaning: 'The message is too long.',
		advice:
			'Shorten the text; for app text messages 2048 bytes, the operation names its own limit.',
		zh: '消息内容大小超过限制',
	},
	'45007': {
		meaning: 'The voice file is too long.',
		advice: 'At most 60 seconds.',
		zh: '语音播放时间超过限制',
	},
	'45009': {
		meaning: 'The call was made too often.',
		advice:
			"Wait as long as the limit that was hit (60 seconds, 60 minutes, a day or 30 days); call less often, in larger batches. Some blocks can be lifted with WeCom's self-service tool.",
		zh: '接口调用超过限制',
	},
	'45029': {
		meaning: 'The answer would be too large.',
		advice: 'Ask for less at once, for example one department or a smaller page.',
		zh: '回包大小超过上限',
	},
	'45030': {
		meaning: 'There are too many media ids.',
		advice: 'At most 20.',
		zh: 'mediaid列表超过上限',
	},
	'45031': {
		meaning: 'The secret is not safe enough.',
		advice: 'Reset the secret in the admin console and enter the new one in the credential.',
		zh: 'corpsecret不够安全，请重置',
	},
	'45033': {
		meaning: 'Too many calls of the same operation run at once.',
		advice:
			'Run fewer in parallel; the node can work through items one by one. Asking for the same resource again and again also counts.',
		zh: '接口并发调用超过限制',
	},
	'45034': {
		meaning: 'The URL lacks its scheme.',
		advice: 'Begin with http:// or https://.',
		zh: 'url必须有协议头',
	},
	'45035': {
		meaning: 'Two calls tried to change the same record at once.',
		advice:
			'Try again after a moment; do not run such changes (tagging, transfer) in parallel for the same member.',
		zh: '并发操作冲突',
	},
	'45036': {
		meaning: 'Access to the data was limited because of unusual traffic.',
		advice:
			'Call less often and in smaller portions, then try again. If your traffic is normal, check whether unofficial WeCom clients are used in the company.',
		zh: '数据访问超过限制',
	},
	'46004': {
		meaning: 'The member does not exist.',
		advice: "Check the userid; the member must be in the contacts and in the app's visible range.",
		zh: '指定的用户不存在',
	},
	'48001': {
		meaning: 'The API function is not authorised.',
		advice: 'Check what the company must have (certification, authorisation) for this operation.',
		zh: 'API功能未授权',
	},
	'48002': {
		meaning: 'This app may not call the operation.',
		advice:
			'In the admin console, under Customer Contact (客户联系), add the app to the apps that may call the API (可调用接口的应用); use the secret of that app, not the one of the contact sync assistant.',
		zh: 'API接口无权限调用',
	},
	'48004': {
		meaning: 'There is no authorisation, or it was withdrawn.',
		advice: 'Have the app authorised again.',
		zh: '授权关系无效',
	},
	'48005': {
		meaning: 'The operation no longer exists.',
		advice: 'Use the newer operation.',
		zh: 'API接口已废弃',
	},
	'48006': {
		meaning: 'The permission was withdrawn because the app was not used for long.',
		advice: 'Ask an administrator to enable the app again.',
		zh: '接口权限被收回',
	},
	'48009': {
		meaning: 'The contact sync assistant may no longer read contact details from new IPs.',
		advice: 'Use the secret of a self-built app.',
		zh: '不再允许通讯录同步助手从新增IP读取通讯录',
	},
	'48010': {
		meaning: 'The TLS version is no longer supported.',
		advice: 'Update the machine that runs n8n, or a proxy in between.',
		zh: '使用了不支持的TLS版本',
	},
	'48011': {
		meaning: 'Customer data is refused because the members do not use the app enough.',
		advice: 'Let the members use the app; see the low-activity events.',
		zh: '成员活跃不满足要求，无法获取客户数据',
	},
	'49008': {
		meaning: 'The group was dissolved.',
		advice: 'Nothing to do; remove the group from your list.',
		zh: '群已经解散',
	},
	'50002': {
		meaning: "The member is outside the app's permission.",
		advice: "Add the member to the app's visible range.",
		zh: '成员不在权限范围',
	},
	'50003': {
		meaning: 'The app is disabled.',
		advice: 'Enable it in the admin console under app management.',
		zh: '应用已禁用',
	},
	'50006': {
		meaning: 'The built-in app is disabled.',
		advice: 'Enable it in the admin console.',
		zh: '系统应用已禁用',
	},
	'50100': {
		meaning: 'The cursor of the page is not valid.',
		advice: 'Start again from the first page; do not keep cursors.',
		zh: '分页查询的游标无效',
	},
	'60003': {
		meaning: 'The department does not exist.',
		advice: 'Check the department id in the contacts.',
		zh: '部门ID不存在',
	},
	'60011': {
		meaning: 'The app has no right to these members, departments or tags.',
		advice:
			"Add them to the app's visible range; an app can also only edit what it has created itself.",
		zh: '指定的成员/部门/标签参数无权限',
	},
	'60020': {
		meaning: 'The calling IP is not trusted.',
		advice:
			'Enter the IP that the error text names under trusted company IPs (企业可信IP) of the app; it takes a minute to work. IPs of service providers are not accepted.',
		zh: '不安全的访问IP',
	},
	'60021': {
		meaning: "The member is outside the app's visible range.",
		advice: 'Add the member to the visible range.',
		zh: 'userid不在应用可见范围内',
	},
	'60030': {
		meaning: "The object is outside the app's visible range.",
		advice: 'Widen the visible range so that it covers the rule group.',
		zh: '已超出应用可见范围',
	},
	'60031': {
		meaning: 'The app may not call the API any more.',
		advice: 'Ask an administrator why the app was blocked.',
		zh: '当前应用已禁止调用API',
	},
	'60111': {
		meaning: 'The userid does not exist.',
		advice:
			'The member has left, was deleted, was never in the contacts, or is outside the visible range.',
		zh: 'UserID不存在',
	},
	'60123': {
		meaning: 'The department id is not valid.',
		advice: 'Check it in the contacts.',
		zh: '无效的部门id',
	},
	'60136': { meaning: 'The record does not exist.', advice: 'Check the id.', zh: '记录不存在' },
	'60229': {
		meaning: 'A member or department id is wrong.',
		advice: 'Check the ids.',
		zh: '成员或者部门id不正确',
	},
	'60267': {
		meaning: 'The time span is not valid.',
		advice: 'Start at most 180 days ago, end after the start, and span at most 7 days.',
		zh: '时间参数不合法',
	},
	'60268': {
		meaning: 'The cursor is not valid.',
		advice: 'Use the cursor of the previous page and leave the filters unchanged.',
		zh: 'cursor参数不合法',
	},
	'81011': {
		meaning: 'The app may not change this (contact) tag.',
		advice: 'An app can only change contact tags that it has created.',
		zh: '无权限操作标签',
	},
	'81012': {
		meaning: 'No member, department or tag is given.',
		advice: 'Fill in at least one.',
		zh: '缺失可见范围',
	},
	'81013': {
		meaning: 'None of the members, departments or tags is valid.',
		advice: "They were deleted or are outside the app's visible range.",
		zh: 'UserID、部门ID、标签ID全部非法或无权限',
	},
	'81017': {
		meaning: 'There are too many items in one call.',
		advice: 'Send fewer at once.',
		zh: '请求个数超过限制',
	},
	'81026': {
		meaning: 'The function is under maintenance.',
		advice: 'Try again later.',
		zh: '相关功能处于系统维护状态',
	},
	'82001': {
		meaning: 'Members, departments and tags are all empty.',
		advice: 'Fill in at least one.',
		zh: '指定的成员/部门/标签全部为空',
	},
	'82004': {
		meaning: 'The message holds something that the client cannot show.',
		advice: 'Remove unusual characters from the text and send it again.',
		zh: '不合法的消息内容',
	},
	'84061': {
		meaning: 'The member and the customer are not connected.',
		advice:
			'The member must have added the customer. It fails after the member deleted the customer, and for customers who added without verification until the member adds them too; a deletion by the customer does no harm.',
		zh: '不存在外部联系人的关系',
	},
	'84071': {
		meaning: 'The authorisation code of the external contact is not valid.',
		advice: 'It may have been used already.',
		zh: '不合法的外部联系人授权码',
	},
	'84074': {
		meaning: 'The app has no right to external contacts.',
		advice:
			'Add the app to the apps allowed to call the Customer Contact API; add the member to the visible range and to the users of Customer Contact.',
		zh: '没有外部联系人权限',
	},
	'84075': {
		meaning: 'The auth code is not valid or has expired.',
		advice: 'Get a new one.',
		zh: '不合法或过期的authcode',
	},
	'84076': { meaning: 'The auth code is missing.', advice: 'Fill it in.', zh: '缺失authcode' },
	'84083': {
		meaning: 'The member is not a service member.',
		advice: 'Enable Customer Contact for the member.',
		zh: '非服务人员',
	},
	'84084': {
		meaning: 'The member does not serve this customer.',
		advice: "They must be friends, and the member in the app's visible range.",
		zh: '非跟进用户',
	},
	'85002': {
		meaning: 'The text holds words that are not allowed.',
		advice: 'Change the text.',
		zh: '包含不合法的词语',
	},
	'86001': { meaning: 'The chat_id is not valid.', advice: 'Check the group.', zh: 'chatid不合法' },
	'86003': {
		meaning: 'The chat_id does not exist.',
		advice: 'Check the group.',
		zh: 'chatid不存在',
	},
	'86008': {
		meaning: 'The group was made by another app.',
		advice: 'Use the app that created it (app group chats).',
		zh: '非法操作非自己创建的群',
	},
	'86101': {
		meaning: 'Only the group owner may do this.',
		advice: 'Use the owner.',
		zh: '仅群主才有操作权限',
	},
	'86201': { meaning: 'The chat_id is missing.', advice: 'Fill in the group.', zh: '缺少chatid' },
	'86205': {
		meaning: 'The chat_id is too long.',
		advice: 'Check the group.',
		zh: '字符串chatid过长',
	},
	'86206': {
		meaning: 'The numeric chat_id is too large.',
		advice: 'Check the group.',
		zh: '数字chatid过大',
	},
	'86214': {
		meaning: 'The type of the group message is not valid.',
		advice: 'Choose single (customers) or group.',
		zh: '群发类型不合法',
	},
	'90100': {
		meaning: 'The kind of public attribute is not valid.',
		advice: 'Choose text, web page or mini program.',
		zh: '非法的对外属性类型',
	},
	'90101': {
		meaning: 'The text of a public attribute is too long.',
		advice: 'At most 12 UTF-8 characters.',
		zh: '对外属性文本长度不合法',
	},
	'90102': {
		meaning: 'The title of a web page attribute is too long.',
		advice: 'At most 12 UTF-8 characters.',
		zh: '对外属性网页标题长度不合法',
	},
	'90103': {
		meaning: 'The link of a web page attribute is not valid.',
		advice: 'Begin with http:// or https://.',
		zh: '对外属性网页url不合法',
	},
	'90104': {
		meaning: 'The title of a mini program attribute is too long.',
		advice: 'At most 12 UTF-8 characters.',
		zh: '对外属性小程序标题长度不合法',
	},
	'90105': {
		meaning: 'The page path of a mini program attribute is not valid.',
		advice: 'Check the path.',
		zh: '对外属性小程序pagepath不合法',
	},
	'90106': {
		meaning: 'The public attributes are not valid.',
		advice: 'Check each attribute.',
		zh: '对外属性请求参数不合法',
	},
	'90200': {
		meaning: 'The appid of the mini program is missing.',
		advice: 'Fill in the appid.',
		zh: '缺少小程序appid',
	},
	'90204': {
		meaning: 'The page of the mini program is not valid.',
		advice: 'Check the path.',
		zh: '小程序page参数不合法',
	},
	'90206': {
		meaning: 'The mini program is not linked to the company.',
		advice: 'Link it in the admin console.',
		zh: '小程序未关联到企业',
	},
	'90207': {
		meaning: 'The appid of the mini program is not valid.',
		advice: 'Check the appid.',
		zh: '不合法的小程序appid',
	},
	'90208': {
		meaning: 'The appid does not fit.',
		advice: 'Link the mini program to the company in the admin console.',
		zh: '小程序appid不匹配',
	},
	'90500': {
		meaning: 'The group owner has not left the company.',
		advice: 'Use Transfer From Current Member > Transfer Group Chats.',
		zh: '群主并未离职',
	},
	'90501': {
		meaning: 'The group is not a customer group chat.',
		advice: 'Check the chat_id.',
		zh: '该群不是客户群',
	},
	'90502': {
		meaning: 'The group owner has left the company.',
		advice: 'Use Transfer From Resigned Member > Transfer Group Chats.',
		zh: '群主已经离职',
	},
	'90503': {
		meaning: 'The group is full and holds 99 WeChat members, so nobody can be removed.',
		advice: 'A member has to confirm it in the client.',
		zh: '满人且99个微信成员，需要客户端确认',
	},
	'90504': {
		meaning: 'The owner stays the same.',
		advice: 'Choose another owner.',
		zh: '群主没变',
	},
	'90507': {
		meaning: 'The group of a resigned member is being transferred.',
		advice: 'Wait for the result.',
		zh: '离职群正在继承处理中',
	},
	'90508': {
		meaning: 'The group of a resigned member was already transferred.',
		advice: 'Nothing to do.',
		zh: '离职群已经继承',
	},
	'90509': {
		meaning: 'The group is not a WeCom customer group chat.',
		advice: 'Check the chat_id.',
		zh: '非企业微信客户群',
	},
	'90510': {
		meaning: 'The company had no active user within a year.',
		advice: 'Let members use WeCom.',
		zh: '企业一年内无活跃用户',
	},
	'90511': {
		meaning: 'The opengid does not exist or is not valid.',
		advice: 'Get it again in the mini program.',
		zh: 'opengid不存在或者无效',
	},
	'90514': {
		meaning: 'The customer or group was not brought by this marketing app.',
		advice: "Concerns service providers' apps.",
		zh: '非营销获客类应用带来的客户/客户群',
	},
	'92000': {
		meaning: "The member is outside the app's visible range.",
		advice: 'Add the member to the visible range.',
		zh: '成员不在应用可见范围之内',
	},
	'92001': {
		meaning: 'The app may not read sensitive data.',
		advice: 'Grant the permission in the admin console.',
		zh: '应用没有敏感信息权限',
	},
	'92002': {
		meaning: 'The call crosses companies.',
		advice: 'Use ids and a secret of the same company.',
		zh: '不允许跨企业调用',
	},
	'92003': {
		meaning: 'The call crosses apps.',
		advice: 'Use ids and a secret of the same app.',
		zh: '不允许跨应用调用',
	},
	'301002': {
		meaning: 'The token has no right to this app.',
		advice: 'The agentid must be that of the app whose secret is in the credential.',
		zh: '无权限操作指定的应用',
	},
	'301007': {
		meaning: 'The company was dissolved or blocked.',
		advice: 'Ask an administrator.',
		zh: '企业不可用',
	},
	'301015': {
		meaning: 'The media_id is not valid here.',
		advice: 'Give the id of an image that was uploaded as a temporary file.',
		zh: 'mediaid不合法',
	},
	'301016': {
		meaning: 'The voice file is not accepted.',
		advice: 'Check size and length.',
		zh: '语音文件不符合系统要求',
	},
	'301017': {
		meaning: 'Voice files must be AMR.',
		advice: 'Convert the file.',
		zh: '语音文件仅支持AMR格式',
	},
	'301019': {
		meaning: 'The MD5 of the file is not right.',
		advice: 'Compute the MD5 of the file behind the URL again.',
		zh: '文件的md5不合法',
	},
	'301021': {
		meaning: 'At least one userid is not in the contacts.',
		advice: 'Check the members.',
		zh: 'userid无效',
	},
	'301023': {
		meaning: 'The list of userids is empty or too long.',
		advice: 'Send 1 to 100 members.',
		zh: 'useridlist非法或超过限额',
	},
	'610001': {
		meaning: 'A member has more than 5000 permanent QR codes.',
		advice: 'Delete contact ways that are no longer used.',
		zh: '永久二维码超过每个员工5000的限制',
	},
	'610003': {
		meaning: 'The scene is not valid.',
		advice: 'Use 1 to 64 letters, digits, - _ or .',
		zh: 'scene参数不合法',
	},
	'610004': {
		meaning: 'The given person is not a customer of the company.',
		advice: 'Check the customer.',
		zh: '输入参数不是企业客户',
	},
	'610014': {
		meaning: 'The unionid is not valid.',
		advice: 'Check where it comes from.',
		zh: '无效的unionid',
	},
	'610015': {
		meaning: 'The open platform account of the mini program is not certified.',
		advice: 'Have it certified.',
		zh: '小程序对应的开放平台账号未认证',
	},
	'610016': {
		meaning: 'The company is not certified.',
		advice: 'Have the company certified in the admin console.',
		zh: '企业未认证',
	},
	'610017': {
		meaning: 'Mini program and company belong to different legal entities.',
		advice:
			'Both must belong to the same one; openid and unionid must come from this mini program.',
		zh: '小程序和企业主体不一致',
	},
	'610018': {
		meaning: 'openid and unionid come from different open platform accounts.',
		advice: 'Take both from the same mini program.',
		zh: 'openid和unionid不在同一个开放平台账号下',
	},
	'610023': {
		meaning: 'The company has reached its limit of external contacts.',
		advice: 'Buy a larger scale in the admin console.',
		zh: '企业外部联系人规模已达上限',
	},
	'610024': {
		meaning: 'The company has not submitted the documents it was asked for.',
		advice: 'Submit them in the admin console.',
		zh: '未按要求提交资质材料',
	},
	'701008': {
		meaning: 'None of the members has a valid interconnection licence.',
		advice:
			'Concerns apps of service providers; activate the interconnection account of the member.',
		zh: '没有合法的有互通license的用户',
	},
	'710006': {
		meaning: 'The temporary external_userid is not valid.',
		advice:
			'Give a tmp_external_userid as WeCom returned it, together with the business type and the user type that it came with.',
		zh: '不合法的tmp_external_userid',
	},
	'830001': {
		meaning: 'The URL to upload from is not valid.',
		advice: 'The server of the URL must support the Range header.',
		zh: '用于上传临时素材的url非法',
	},
	'830002': {
		meaning: 'The file, or the part of it that was asked for, is too large.',
		advice: 'Read it in parts of at most 20 MB: choose Fetch in Parts, or a smaller range.',
		zh: '下载的文件太大或Range范围太大',
	},
	'830003': {
		meaning: 'The file could not be fetched from the URL.',
		advice: 'Check that the URL is reachable.',
		zh: '用于上传临时素材的url下载数据失败',
	},
	'845001': {
		meaning: 'The openid is not of an official account or a mini program.',
		advice: 'Check where it comes from.',
		zh: 'openid账号类型不是公众号或小程序',
	},
	'845002': {
		meaning: "The openid's account and the company belong to different legal entities.",
		advice: 'Both must be certified for the same one.',
		zh: 'openid认证主体和企业认证主体不一致',
	},
	'845003': {
		meaning:
			"The unionid's open platform account and the company belong to different legal entities.",
		advice: 'Both must be certified for the same one.',
		zh: 'unionid认证主体和企业认证主体不一致',
	},
	'2000002': {
		meaning: 'The corp id does not exist.',
		advice: 'Check the corp id in the credential.',
		zh: 'CorpId参数无效',
	},
};
