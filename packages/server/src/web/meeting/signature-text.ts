/** Words about minutes signed by certificate. */
export const signatureVi = {
  signByCertificate: 'Gửi tệp PDF đã ký số',
  certificateLead:
    'Tải đúng bản PDF ở trên, ký bằng phần mềm ký số của mình (chế độ thêm chữ ký, không in lại), rồi gửi lên. Hệ thống không ký thay; chỉ kiểm tra tệp và ghi kết quả.',
  signedPdf: 'Tệp PDF đã ký số',
  signatureSound: 'chữ ký đúng, nơi cấp chứng thư được tin cậy, chứng thư còn hiệu lực lúc ký.',
  signatureUnknownIssuer: 'chữ ký đúng, chưa kiểm được người cấp chứng thư.',
  signatureFacts: ({ issuer, at, serial }: Readonly<Record<'issuer' | 'at' | 'serial', string>>) =>
    `Nơi cấp: ${issuer}. Giờ ký theo máy của người ký: ${at}. Số chứng thư: ${serial}.`,
  signatureLimits:
    'Chữ ký số là chữ ký trong tệp; trang này chỉ ghi kết quả kiểm tra lúc nhận, chưa hỏi danh sách chứng thư bị thu hồi.',
};

/** The same in English. */
export const signatureEn = {
  signByCertificate: 'Send the PDF signed by certificate',
  certificateLead:
    'Take exactly the PDF above, sign it with a signing program of your own (adding a signature, not printing anew), and send it. The system signs nothing; it checks the file and writes down what it found.',
  signedPdf: 'PDF signed by certificate',
  signatureSound: 'the signature is right, the issuer is trusted, the certificate was valid at the hour of signing.',
  signatureUnknownIssuer: 'the signature is right; who issued the certificate could not be checked.',
  signatureFacts: ({ issuer, at, serial }: Readonly<Record<'issuer' | 'at' | 'serial', string>>) =>
    `Issuer: ${issuer}. Hour of signing by the signer’s clock: ${at}. Certificate number: ${serial}.`,
  signatureLimits:
    'The signature is the one in the file; this page only says what was found when it came in, and lists of revoked certificates were not asked.',
} satisfies typeof signatureVi;
