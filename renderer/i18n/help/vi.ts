import type { HelpTexts } from './texts.ts';

/** The help in Vietnamese: a page for each screen and subject, and the first week of each post. */
export const help: HelpTexts = {
  desk: {
    title: 'Bàn làm việc',
    what: 'Việc của bạn, theo thứ tự phải lo: việc quá hạn, việc đến hạn hôm nay, rồi việc đang chờ. Mỗi con số mở ra đúng danh sách làm nên nó.',
    steps: [
      'Đọc từ trên xuống. Dòng đỏ là việc đã quá hạn, tính bằng ngày làm việc.',
      'Nhấn J, K để đi trong danh sách, Enter để mở.',
      'Nhấn Ctrl K rồi gõ vài chữ, không cần dấu, để tìm văn bản, hồ sơ hoặc lệnh.',
      'Rời máy thì nhấn Ctrl L. Kho khóa lại ngay, nháp còn nguyên.',
    ],
  },
  registerIncoming: {
    title: 'Đăng ký văn bản đến',
    what: 'Đưa một văn bản hoặc một bì vào sổ. Số đến được cấp khi lưu, liên tục, không bỏ số, không dùng lại.',
    steps: [
      'Nhấn F2. Gõ tác giả rồi Enter; phần mềm nhớ loại và người nhận của lần trước.',
      'Gõ số, ký hiệu như trên văn bản, ví dụ 47-CV/ĐU. Ngày gõ gọn được: 5/3, hoặc n cho hôm nay.',
      'Đính kèm: Ctrl O, kéo thả, dán, hoặc chọn trong thư mục máy quét. Trang có chữ thì phần mềm đề xuất các ô; nhấn Alt Enter để nhận.',
      'Bì “Chỉ người có tên mới được bóc bì”: nhấn Ctrl U, ghi tên trên bì. Trích yếu và tệp để người có tên bổ sung sau.',
      'Văn bản Tuyệt mật: chỉ ghi ký hiệu ngoài bì, không trích yếu, không tệp.',
      'Ctrl Enter lưu và sang văn bản kế; Ctrl S lưu và mở văn bản vừa vào sổ.',
      'Nếu phần mềm báo trùng, so hai bên rồi chọn: bản giấy của văn bản đã có, hoặc văn bản khác.',
    ],
  },
  incoming: {
    title: 'Văn bản đến',
    what: 'Sổ văn bản đến, đọc như sổ giấy: danh sách bên trái, trang văn bản ở giữa, việc xử lý bên phải.',
    steps: [
      'Gõ số đến ngay trong danh sách để tới số đó; nhấn / để lọc.',
      'B viết bút phê, G giao việc, R trả lời, Y ký nhận. Phím chỉ chạy khi đang ở danh sách hoặc ở phần xử lý, không bao giờ khi đang gõ chữ.',
      'Ghi sai một cột: Thêm việc → Đính chính. Chữ cũ bị gạch nhưng vẫn đọc được.',
      'Vào sổ nhầm: Thêm việc → Hủy số, ghi lý do. Số vẫn nằm trong sổ, gạch ngang.',
      'In sổ: nút In sổ, xem trước rồi mới in hoặc lưu.',
    ],
  },
  outgoing: {
    title: 'Văn bản đi',
    what: 'Sổ văn bản đi. Một văn bản có hai số: số thứ tự trong sổ và số, ký hiệu của chính văn bản.',
    steps: [
      'Văn bản đã qua trình ký thì số được cấp ở bước Phát hành, in thẳng lên tệp.',
      'Văn bản giấy ký tay: nhấn F2 ở trang này, chọn loại; số kế tiếp hiện sẵn.',
      'Trả lời văn bản đến: chọn văn bản đến ở ô Trả lời cho; văn bản đến tự chuyển sang Đã trả lời.',
      'Gửi điện tử: chọn nơi nhận rồi niêm phong; gói chờ ở trang Trao đổi tới khi ghi ra đĩa.',
      'Gói edXML cho trục liên thông: Thêm việc → Xuất gói edXML.',
    ],
  },
  proposals: {
    title: 'Trình ký',
    what: 'Một dự thảo đi từ người soạn tới số và dấu: soạn, đề xuất, kiểm tra, trình, ký, cấp số, phát hành, lưu. Mỗi bước một người, không ai tự duyệt việc của mình.',
    steps: [
      'Người soạn lập phiếu trình, nêu đủ bốn mục: độ mật, nơi nhận, số bản, có được sao chụp không.',
      'Người kiểm tra cho ý kiến hoặc trả lại kèm lý do. Các lượt dự thảo so sánh được với nhau.',
      'Lãnh đạo ký bằng cụm mật khẩu của mình. Người đi vắng thì theo giấy ủy quyền đang có hiệu lực.',
      'Văn thư cấp số. Số, ngày và dấu độ mật được vẽ lên trang đầu trước khi cơ quan ký số.',
      'Mở Chữ ký số trong văn bản để xem ai ký, lúc nào, tệp còn nguyên không.',
    ],
  },
  classified: {
    title: 'Sổ bí mật nhà nước',
    what: 'Sổ đăng ký bí mật nhà nước đến và đi. Ai không được biết thì không thấy dòng, không đếm, không tìm ra.',
    steps: [
      'Đăng ký đi phải chỉ ra khoản, điểm của danh mục bí mật nhà nước; độ mật không thấp hơn tài liệu kèm theo hoặc được trích.',
      'Tuyệt mật chỉ vào sổ: không trích yếu, không tệp, trên mọi máy.',
      'Mở tệp mật được ghi nhật ký và đóng lại sau 15 phút. Muốn cho người khác đọc: phần Người được đọc.',
      'Không chép, không kéo ra ngoài được. Cần bản in thì xin phép ở Bản số và lưu giữ.',
      'Không phần mềm nào chặn được điện thoại chụp màn hình. Ngồi nơi không ai nhìn thấy màn hình.',
    ],
  },
  copies: {
    title: 'Bản số và lưu giữ',
    what: 'Từng bản giấy, bản điện tử của tài liệu mật: số bản, ai giữ, ở đâu. Mỗi lần in hay lưu ra là một bản được phép, có số và có dấu trên từng trang.',
    steps: [
      'Xin phép sao: nêu số bản, cho ai. Người có thẩm quyền cho phép, không tự cho mình.',
      'Giao bản: người giao và người nhận cùng ký bằng cụm mật khẩu của mình.',
      'Mang ra ngoài: xin phép, ghi nơi đến và giờ về. Quá giờ thì hiện đỏ.',
      'Kiểm kê: quét mã QR của từng bản, hoặc gõ mã; phần mềm lập bảng chênh lệch.',
      'Người chuyển công tác: mở tab Người thôi giữ để thấy những gì phải bàn giao.',
    ],
  },
  protection: {
    title: 'Độ mật, thu hồi, tiêu hủy',
    what: 'Thời hạn bảo vệ, điều chỉnh độ mật, gia hạn, giải mật, thu hồi và tiêu hủy, kèm giấy tờ của từng việc.',
    steps: [
      'Danh sách việc nhắc trước 180, 90 và 60 ngày. Hết hạn thì đề xuất giải mật, một người xác nhận.',
      'Đề xuất và quyết định là hai người. Thông báo cho nơi nhận trong 15 ngày.',
      'Thu hồi: văn bản bị đóng băng ngay; từng nơi giữ gửi chứng cứ đã xóa hoặc trả lại.',
      'Tiêu hủy: hội đồng từ ba người, danh sách, biên bản họp, quyết định, biên bản tiêu hủy. Xong thì khóa đọc bị hủy, không mở lại được nữa.',
    ],
  },
  submissions: {
    title: 'Phản ánh, kiến nghị, sáng kiến, giải pháp',
    what: 'Mỗi hồ sơ của người dân, từ lúc nhận tới lúc trả lời và được đánh giá. Không hồ sơ nào không có người giữ quá một ngày làm việc.',
    steps: [
      'Dải trạng thái ở đầu hồ sơ cho biết đang ở bước nào, ai giữ, còn mấy ngày.',
      'Phân loại trước khi giao. Ngoài phạm vi, khiếu nại, tố cáo: chọn lý do, thư trả lời chỉ rõ nơi đúng để gửi.',
      'Giao chủ trì, phối hợp; người chủ trì nhận việc hoặc trả lại kèm lý do.',
      'Thiếu thông tin: đề nghị bổ sung, đồng hồ dừng. Quá hạn: báo tiến độ cho người gửi.',
      'Dự thảo trả lời, người khác duyệt, gửi theo đúng đường người dân đã gửi.',
      'Tên, địa chỉ người gửi được che. Xem phải ghi lý do và được ghi nhật ký.',
    ],
  },
  registerSubmission: {
    title: 'Tiếp nhận PAKN',
    what: 'Nhận thay người dân: thư, gặp trực tiếp, điện thoại, tiếp xúc cử tri. Lưu xong có mã nhận và phiếu biên nhận để trao ngay.',
    steps: [
      'Nhấn F3. Ghi lời người dân như họ nói, không viết tắt.',
      'Bắt buộc: họ tên, địa chỉ, điện thoại hoặc thư điện tử.',
      'Trong lúc gõ, hồ sơ giống nhau hiện bên cạnh; nhấn D để so.',
      'Có dấu hiệu bí mật nhà nước: phần mềm dừng, không giữ chữ nào trên máy có kết nối. Làm theo thẻ hướng dẫn hiện ra.',
      'In phiếu biên nhận có mã QR, hoặc đọc mã cho người gửi. Chữ cuối của mã là chữ kiểm tra.',
    ],
  },
  importSubmissions: {
    title: 'Nhập từ tệp',
    what: 'Nhận nhiều hồ sơ một lần từ tệp xuất của cổng (.xlsx, .csv). Xem trước từng dòng, dòng lỗi không chặn dòng khác, nhập lại cùng tệp không sinh hồ sơ mới.',
    steps: [
      'Chọn tệp. Phần mềm đoán cột nào là gì và nhớ cho lần sau; sửa được.',
      'Xem cột Kết quả: mới, đã có, đã đổi, sai, cần hỏi.',
      'Chữ TCVN3, VNI được đổi sang Unicode; chữ gốc vẫn giữ.',
      'Nhấn Nhận. Dừng lúc nào cũng được, phần đã nhận vẫn còn.',
    ],
  },
  initiatives: {
    title: 'Thẩm định sáng kiến, giải pháp',
    what: 'Đường đi của một sáng kiến, giải pháp đã thụ lý: sàng lọc, hội đồng, chấm điểm, biên bản, quyết định, theo dõi áp dụng. Không bước nào bỏ qua được.',
    steps: [
      'Người chủ trì hoặc bộ phận tiếp nhận sàng lọc, ghi lý do. Lãnh đạo lập hội đồng: chủ tịch, thư ký, ủy viên.',
      'Mỗi thành viên khai có lợi ích liên quan hay không. Có xung đột thì không chấm, không biểu quyết, không quyết định.',
      'Chấm năm tiêu chí và biểu quyết một lần; phiếu niêm phong tới khi mọi người đã chấm hoặc thư ký chốt đủ tỷ lệ.',
      'Thư ký ghi biên bản; in từ nút Giấy tờ. Lãnh đạo quyết định: áp dụng, thí điểm có thời hạn và ngày kiểm tra, hoặc không tiếp thu kèm lý do.',
      'Ghi đơn vị áp dụng, ngày, kết quả; ghi khen thưởng nếu có.',
    ],
  },
  figures: {
    title: 'Số liệu',
    what: 'Số liệu tiếp nhận, xử lý, trả lời của một kỳ: tuần, tháng, quý, 6 tháng, năm. Tồn đầu kỳ cộng phát sinh trừ giải quyết bằng tồn cuối kỳ.',
    steps: [
      'Chọn loại kỳ ở đầu trang; mũi tên lùi, tiến một kỳ. Lọc theo nguồn, lĩnh vực, người chủ trì.',
      'Nhấn vào một con số, hoặc phím 1 đến 6: mở đúng danh sách tạo nên con số đó.',
      'Phím T đổi biểu đồ thành bảng. Ctrl P lập báo cáo: in, PDF, Word, .xlsx.',
      'Cơ quan cấp dưới: nhận số liệu đã ký, biết ai chậm, ai thiếu, cộng lại. Bản đính chính thay bản trước, bản trước vẫn giữ.',
      'Đếm lại từ nhật ký: hai cách đếm độc lập phải khớp nhau trước khi gửi số liệu.',
      'Ít người đánh giá thì không hiện mức hài lòng, vì số nhỏ có thể làm lộ người gửi.',
    ],
  },
  exchange: {
    title: 'Trao đổi',
    what: 'Gửi và nhận gói giữa các cơ quan qua USB, thư mục chung hoặc kênh mạng. Gói được ký rồi mã hóa cho đúng nơi nhận.',
    steps: [
      'Lần đầu: đổi thẻ cơ quan, rồi đọc cho nhau nghe 12 từ của dấu vân tay qua điện thoại. Giống nhau mới tin.',
      'Alt G ghi các gói đang chờ ra đĩa; Alt N đọc gói từ đĩa.',
      'Bốn chấm Gửi · Tới · Nhận · Sổ: chấm đặc là có biên nhận ký số, chấm đứt là đang chờ, chưa biết.',
      'Gói bị cách ly: đọc lý do, không có gì của gói lọt vào sổ. Nơi gửi được báo lại.',
      'Thiếu gói (số bị nhảy): nhấn Alt R để xin gửi lại.',
    ],
  },
  edxml: {
    title: 'Gói edXML của trục liên thông',
    what: 'Đọc và ghi gói edXML (QCVN 102:2016) cho văn bản không mật. Văn bản có độ mật không bao giờ xuất được, vì gói không có chỗ an toàn cho độ mật.',
    steps: [
      'Nhận: ở màn hình đăng ký đến, đính kèm tệp .edxml. Các ô và tệp kèm được điền sẵn; so với trang văn bản rồi lưu.',
      'Báo trạng thái: mở văn bản đến, phần Trục liên thông, nhấn Báo trạng thái, lưu tệp.',
      'Gửi: mở văn bản đi, Thêm việc → Xuất gói edXML, chọn nơi nhận.',
      'Tệp trạng thái nơi nhận gửi về: đính kèm vào màn hình đăng ký đến như gói khác; phần mềm tự ghi vào đúng văn bản đi.',
    ],
  },
  books: {
    title: 'Sổ đăng ký',
    what: 'Tám sổ theo luật: mở, sang quyển, dự trữ số, chèn số, khóa sổ, bàn giao, thống kê, in.',
    steps: [
      'Xem trước bản in: đúng mẫu, đúng cột, có bìa. In để ký khi luật cần.',
      'Dự trữ số phải ghi mục đích và hạn dùng. Hết hạn thì ghi rõ vì sao không dùng.',
      'Chèn 47a hoặc vào sổ lùi ngày: đề nghị trước, lãnh đạo duyệt.',
      'Khóa sổ là vĩnh viễn: sổ mang mã băm của mọi dòng, không ai thêm bớt được.',
      'Bàn giao sổ: số dòng phải khớp, hai bên cùng ký.',
    ],
  },
  grounds: {
    title: 'Căn cứ',
    what: 'Mọi quy tắc phần mềm áp dụng, kèm điều khoản, nguồn, và đã được đối chiếu với bản ký hay chưa.',
    steps: [
      'Gõ vào ô lọc, không cần dấu.',
      'Quy tắc ghi “chưa đối chiếu” là mặc định của phần mềm: hỏi cơ quan trước khi dựa vào.',
      'Mỗi hồ sơ nhớ bộ quy tắc của ngày nó được lập; quy tắc mới không làm đổi hồ sơ cũ.',
    ],
  },
  people: {
    title: 'Người dùng',
    what: 'Ai dùng máy này và giữ việc gì. Người quản trị không đọc được nội dung, không vào sổ được.',
    steps: [
      'Thêm người: tên, chức vụ, vai; trao cụm mật khẩu tạm, người đó đổi khi mở lần đầu.',
      'Đặt lại cụm mật khẩu không trả lại khóa đọc tài liệu mật cũ của người đó.',
      'Người thôi việc: mở danh sách phải bàn giao trước khi đóng tài khoản.',
    ],
  },
  delegations: {
    title: 'Ủy quyền',
    what: 'Ai được ký thay, ký thừa lệnh, thừa ủy quyền, từ ngày nào đến ngày nào, theo văn bản nào.',
    steps: [
      'Ghi số văn bản ủy quyền, loại việc và thời hạn.',
      'Người được ủy quyền không ủy quyền lại.',
      'Hết hạn thì tự hết hiệu lực; khối chữ ký trên văn bản theo đúng ủy quyền của ngày ký.',
    ],
  },
  ledger: {
    title: 'Nhật ký',
    what: 'Mọi việc đã làm trên máy này, nối nhau bằng mã băm: không sửa, không xóa được, kể cả người quản trị.',
    steps: [
      'Lọc theo người, loại việc, ngày.',
      'Kiểm tra chuỗi: phần mềm chỉ ra dòng sai đầu tiên nếu có.',
      'Nếu báo đứt chuỗi: ngừng ghi, giữ nguyên máy, báo người kiểm tra.',
    ],
  },
  keys: {
    title: 'Khóa và chứng thư',
    what: 'Mỗi người và cơ quan có hai chứng thư: một để ký, một để nhận tin đã khóa. Trang này cho biết chứng thư nào của ai, còn hạn tới ngày nào, và việc phải làm khi sắp hết hạn hoặc nghi lộ.',
    steps: [
      'Của tôi: nhấn Xin cấp lại khi sắp hết hạn; cơ yếu hoặc quản trị cấp ở thẻ Chờ cấp.',
      'Của cơ quan: cơ yếu nhấn Đổi khóa cơ quan, rồi gửi thẻ mới cho các nơi ở trang Trao đổi.',
      'Nơi cấp ngoài (của ngành, của cấp trên): ghi yêu cầu, gửi nơi cấp, nhận chứng thư cùng đủ chuỗi tới gốc và so vân tay gốc; hoặc nhận tệp PKCS#12.',
      'Nghi lộ khóa: đổi khóa trước, rồi thu hồi chứng thư cũ với lý do Nghi lộ khóa và gửi danh sách thu hồi.',
      'So vân tay: đọc đủ 12 từ qua điện thoại; khác một từ là dừng lại.',
      'Khóa cũ không bị xóa: bản đã nhận trước đây vẫn mở được.',
    ],
  },
  backup: {
    title: 'Sao lưu và sức khỏe',
    what: 'Kho có lành không, có bản sao để quay về không, bản sao đã thử chưa. Phần mềm tự sao lưu mỗi ngày và tự khôi phục thử mỗi tuần khi có người mở kho.',
    steps: [
      'Sao lưu ngay: chép kho tại một thời điểm, vẫn vào sổ được trong lúc chờ. Chỉ chép tệp mới.',
      'Khôi phục thử: đưa bản sao vào chỗ nháp, đối chiếu số dòng, tệp, nhật ký; kho không bị đụng tới.',
      'Kiểm tra kho: xem trang dữ liệu, nhật ký, bộ đếm, mục lục, tệp, đồng hồ, chỗ trống; mỗi dòng có việc phải làm.',
      'Mục Đường lui: chọn ổ rời làm bản sao thứ hai, mỗi năm gõ thử mã khôi phục một lần.',
      'Thay người giữ việc: khi người giữ việc duy nhất chuyển đi hoặc mất, hai người (có lãnh đạo) chuyển vai trò, khóa, bản số, việc trong một lần.',
      'Sau khôi phục: nhập số cuối cùng trên sổ giấy của từng sổ; chưa đối chiếu thì sổ chưa nhận số mới.',
    ],
  },
  administration: {
    title: 'Quản trị máy trạm',
    what: 'Chính sách của cấp trên, cập nhật bằng tệp có chữ ký, gói hỗ trợ và báo cáo tình trạng, tệp cấp phát. Quản trị không thấy sổ và văn bản.',
    steps: [
      'Chính sách: nghe cấp trên đọc vân tay khóa qua điện thoại rồi mới nạp bản đầu. Chỉ siết chặt, không nới điều luật cấm.',
      'Cập nhật: chọn tệp trên USB, xem từng điều đã kiểm, sao lưu, đưa bộ cài vào chỗ chờ, đóng An Thư rồi mới cài.',
      'Gói hỗ trợ, báo cáo tình trạng: xem từng dòng rồi mới lưu; chỉ có số và từ của phần mềm.',
      'Tệp cấp phát: xem tệp đặt những gì rồi áp dụng cả tệp một lần. Không đổi cơ quan, người dùng, khóa đang có.',
    ],
  },
  settings: {
    title: 'Thiết lập',
    what: 'Màu, cỡ chữ, ngôn ngữ của riêng bạn; thư mục máy quét, thời gian tự khóa của máy; đổi cụm mật khẩu.',
    steps: [
      'Cỡ chữ lớn dành cho màn hình nhỏ và mắt mỏi.',
      'Thư mục máy quét: chọn nơi máy quét lưu tệp; tệp mới tự hiện khi đăng ký.',
      'Bảng phân quyền cho biết việc nào ai được làm.',
    ],
  },
  lessons: {
    title: 'Tập huấn',
    what: 'Bài tập có hướng dẫn, làm ngay trong kho tập huấn trên dữ liệu bịa. Bài xong khi việc đã có trong kho, không phải khi đã bấm đủ nút.',
    steps: [
      'Chọn một bài, nhấn Bắt đầu. Dải hướng dẫn ở đầu cửa sổ nói việc phải làm và phím để làm.',
      'Làm như làm thật. Xong bước nào, dải chuyển sang bước sau.',
      'Sửa lại (đính chính, hủy số) được đếm là một lần phải sửa. Làm lại bao nhiêu lần cũng được.',
    ],
  },
  obstacles: {
    title: 'Gặp vướng mắc',
    what: 'Vướng ở màn hình nào, nhấn Shift F1 ở đó. Câu hỏi thành một hồ sơ có mã, có hạn, được trả lời; không cần mạng. Trả lời hay cho nhiều nơi thì vào hướng dẫn F1.',
    steps: [
      'Viết một câu: đang muốn làm gì, vướng ở đâu. Không ghi tên người, số văn bản, nội dung bí mật nhà nước.',
      'Đọc những dòng sẽ gửi kèm: màn hình, lời báo, phiên bản, các bước vừa làm. Không muốn gửi các bước thì bỏ dấu chọn. Nội dung trên màn hình không bao giờ được gửi.',
      'Vướng mắc của tôi: xem đang ở đâu và câu trả lời. Bàn làm việc cũng có ô này.',
      'Văn thư: thẻ Của cơ quan, chọn cơ quan hỗ trợ một lần, rồi nhấn Chuyển cơ quan hỗ trợ; gói đi cùng các gói khác ở trang Trao đổi.',
      'Nơi hỗ trợ: nhận gói như PAKN chuyển tới; thẻ Hay gặp cho biết vướng ở màn hình, quy tắc, cơ quan nào nhiều nhất; gộp hồ sơ cùng nội dung, trả lời một lần.',
      'Công bố: duyệt bản công khai của câu trả lời, rồi nhấn Ký và công bố giải đáp trong hồ sơ. Nơi nhận vào thẻ Giải đáp, nhấn Nhận vào hướng dẫn.',
      'Nhiệm vụ kế hoạch: mỗi nhiệm vụ một màu, có căn cứ; ghi tiến độ, rồi lập Báo cáo tình hình để in hoặc sửa trong Word. Nhiệm vụ ghi MẪU là dữ liệu mẫu.',
    ],
  },
  levels: {
    title: 'Độ mật và máy này giữ được gì',
    what: 'Mật (C, khung vuông), Tối mật (B, hình thoi), Tuyệt mật (A, bát giác). Máy giữ được độ mật nào là do hồ sơ máy và luật, hiện ở góc trên bên phải.',
    steps: [
      'Máy có kết nối Internet: chỉ văn bản không mật. Văn bản mật thì vào sổ trên máy độc lập.',
      'Tuyệt mật: mọi máy chỉ ghi sổ theo bì, không trích yếu, không tệp.',
      'Máy độc lập tự kiểm tra đường mạng khi mở; thấy đường ra thì không mở kho.',
      'Phần mềm này không phải sản phẩm cơ yếu. Mã hóa của nó không thay cho phép gửi tài liệu mật.',
    ],
  },
  deadlines: {
    title: 'Thời hạn',
    what: 'Hạn tính bằng ngày làm việc, trừ ngày nghỉ lễ, tết, ngày hoán đổi, nửa ngày. Một văn bản có thể có nhiều hạn: trình, xử lý, trả lời nơi gửi.',
    steps: [
      'Hạn được đề xuất theo độ khẩn; sửa được khi có lý do.',
      'Gia hạn, dừng hạn do lãnh đạo quyết định, ghi lý do, không quá mức của bộ quy tắc.',
      'Người quản trị sửa lịch nghỉ khi có thông báo hoán đổi; các hạn đang chạy được tính lại.',
    ],
  },
  typing: {
    title: 'Gõ tiếng Việt',
    what: 'UniKey, EVKey, bộ gõ Windows đều dùng được. Khi đang ghép dấu, không phím tắt nào chạy; dòng cuối cửa sổ ghi “Đang gõ dấu tiếng Việt”.',
    steps: [
      'Enter trong lúc ghép dấu chỉ kết thúc chữ, không lưu, không gửi.',
      'Phím chữ đơn (B, G, R, Y, J, K) chỉ chạy khi đang đứng ở danh sách, không chạy trong ô nhập.',
      'Chữ dán từ tệp cũ (TCVN3, VNI) hiện sai: dùng Nhập từ tệp để được đổi tự động.',
    ],
  },
  search: {
    title: 'Tìm kiếm',
    what: 'Gõ có dấu hay không dấu đều ra; gõ có dấu thì chữ đúng dấu đứng trước.',
    steps: [
      'Ctrl K tìm ở mọi sổ. Ô lọc của từng trang chỉ tìm trong sổ đó.',
      'Số văn bản: 47-CV/ĐU, 47CV, cv 47 đều ra cùng một văn bản.',
      'Cụm trong dấu ngoặc kép phải đứng liền nhau.',
      'Văn bản bạn không được biết không hiện, cũng không được đếm.',
    ],
  },
  passphrase: {
    title: 'Cụm mật khẩu và mã khôi phục',
    what: 'Cụm mật khẩu mở kho và ký thay bạn; không ai đọc lại được. Mã khôi phục in trên giấy mở kho khi mọi cụm mật khẩu đã mất.',
    steps: [
      'Chọn bốn, năm từ dễ nhớ với bạn, khó đoán với người khác. Dấu và chữ hoa đều tính.',
      'Gõ sai nhiều lần thì phải chờ, mỗi lần lâu hơn, kể cả sau khi khởi động lại.',
      'Mã khôi phục: in ra, cất vào két, hai người biết chỗ. Không chụp ảnh, không lưu vào máy.',
      'Mất cả hai thì không ai mở được, kể cả người làm phần mềm.',
    ],
  },
  weekClerk: {
    title: 'Tuần đầu của văn thư',
    what: 'Làm trong kho tập huấn trước, rồi trên kho thật. Đánh dấu việc đã làm được.',
    steps: [
      'Đăng ký năm văn bản đến chỉ bằng bàn phím.',
      'Đăng ký một bì “Chỉ người có tên mới được bóc bì”.',
      'Tìm một văn bản bằng chữ không dấu.',
      'Đính chính một cột ghi sai, rồi đọc lại chữ cũ.',
      'Xem trước sổ văn bản đến và lưu thành tệp PDF.',
      'Gửi một gói cho cơ quan khác và đọc biên nhận.',
      'Tiếp nhận một thư của người dân và in phiếu biên nhận.',
      'Giao một bản số cho người khác, hai bên cùng ký.',
    ],
  },
  weekLeader: {
    title: 'Tuần đầu của lãnh đạo',
    what: 'Năm việc làm hằng ngày, làm một lần cho quen.',
    steps: [
      'Mở Bàn làm việc, đọc danh sách quá hạn trước.',
      'Viết một bút phê và giao chủ trì, phối hợp, có hạn.',
      'Ký một phiếu trình; trả lại một phiếu kèm lý do.',
      'Duyệt một đề nghị chèn số hoặc lùi ngày.',
      'Mở một con số trên bảng số liệu để xem danh sách làm nên nó.',
    ],
  },
  weekSpecialist: {
    title: 'Tuần đầu của chuyên viên',
    what: 'Từ lúc được giao tới lúc xong việc.',
    steps: [
      'Ký nhận một văn bản được giao, ghi bắt đầu xử lý.',
      'Lập một phiếu trình với dự thảo trả lời.',
      'So hai lượt dự thảo của một phiếu.',
      'Trả lại một việc giao nhầm, ghi lý do.',
      'Xin dừng hạn hoặc gia hạn một việc.',
    ],
  },
  weekIntake: {
    title: 'Tuần đầu của người tiếp nhận PAKN',
    what: 'Để không hồ sơ nào bị bỏ quên.',
    steps: [
      'Tiếp nhận một thư, in phiếu biên nhận.',
      'Tìm hồ sơ trùng và gộp lại, rồi tách ra.',
      'Đề nghị người gửi bổ sung thông tin.',
      'Nhập một tệp xuất của cổng, nhập lại lần hai.',
      'In phiếu trạng thái theo mã nhận ở quầy.',
    ],
  },
  weekCipher: {
    title: 'Tuần đầu của cán bộ cơ yếu',
    what: 'Khóa, chứng thư và lòng tin giữa các máy.',
    steps: [
      'Xuất thẻ cơ quan, nhận thẻ của một cơ quan khác.',
      'Đọc 12 từ của dấu vân tay qua điện thoại rồi mới tin.',
      'Xem một gói bị cách ly và lý do.',
      'Kiểm tra ngày hết hạn của chứng thư.',
    ],
  },
  weekAdmin: {
    title: 'Tuần đầu của quản trị',
    what: 'Giữ cho máy chạy và dữ liệu không mất. Quản trị không đọc được nội dung.',
    steps: [
      'Thêm một người, giao vai, trao cụm mật khẩu tạm.',
      'Kiểm tra mã khôi phục còn trong két.',
      'Xem bảng phân quyền.',
      'Nhập lịch nghỉ hoán đổi của năm.',
      'Kiểm tra máy tự khóa sau mấy phút.',
    ],
  },
};
