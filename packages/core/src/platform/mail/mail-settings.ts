/** Where mail leaves, and under which address. Without it the house makes no mail at all. */
export interface MailSettings {
  /** TLS is required, except on 127.0.0.1. */
  readonly host: string;
  /** 465 speaks TLS from the first byte, any other port turns to it (STARTTLS). */
  readonly port: number;
  readonly from: string;
  readonly replyTo?: string;
  /** The name to sign in with, and the file that holds the password: never a variable, which other processes may read. */
  readonly signIn?: { readonly user: string; readonly passwordFile: string };
}

/** What the environment says about mail. */
export interface MailVariables {
  readonly GUONG_MAIL_HOST?: string | undefined;
  readonly GUONG_MAIL_PORT: number;
  readonly GUONG_MAIL_FROM?: string | undefined;
  readonly GUONG_MAIL_REPLY_TO?: string | undefined;
  readonly GUONG_MAIL_USER?: string | undefined;
  readonly GUONG_MAIL_PASSWORD_FILE?: string | undefined;
}

/** The settings of mail, or nothing when no host is named. A missing sender is left empty for {@link unsafeMail}. */
export function mailOf(given: MailVariables): MailSettings | undefined {
  const { GUONG_MAIL_HOST: host, GUONG_MAIL_USER: user, GUONG_MAIL_PASSWORD_FILE: passwordFile = '' } = given;
  if (host === undefined) return undefined;
  const replyTo = given.GUONG_MAIL_REPLY_TO;
  return {
    host,
    port: given.GUONG_MAIL_PORT,
    from: given.GUONG_MAIL_FROM ?? '',
    ...(replyTo !== undefined && { replyTo }),
    ...(user !== undefined && { signIn: { user, passwordFile } }),
  };
}

/** An address as it may stand in a header: one line, one address, nothing that a header gives a meaning to. */
export const MAIL_ADDRESS = /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63}){0,8}$/;

/** Why these settings of mail may not run: variable → sentence. */
export function unsafeMail(mail: MailSettings | undefined): Record<string, string> {
  if (!mail) return {};
  const said: Record<string, string> = {};
  const address = 'Cần một địa chỉ thư, ví dụ guong@hoa-gao.example.';
  if (!MAIL_ADDRESS.test(mail.from)) said['GUONG_MAIL_FROM'] = address;
  if (mail.replyTo !== undefined && !MAIL_ADDRESS.test(mail.replyTo)) said['GUONG_MAIL_REPLY_TO'] = address;
  if (mail.signIn?.passwordFile === '') said['GUONG_MAIL_PASSWORD_FILE'] = 'Có tên đăng nhập thì cần tệp mật khẩu.';
  return said;
}
