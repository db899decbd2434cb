import {
  Actions,
  Button,
  CheckField,
  CheckGroup,
  CodeField,
  DateField,
  DateTimeField,
  FileField,
  Form,
  LinkButton,
  Page,
  PasswordField,
  RadioGroup,
  SearchForm,
  SelectField,
  TextArea,
  TextField,
  WhoSees,
  type Messages,
} from '../../web/ui/index.ts';

const UNITS = ['Chi bộ 1', 'Chi bộ 2', 'Chi bộ Trường Hoa Gạo', 'Chi bộ 24'].map((label) => ({ value: label, label }));
const KINDS = [
  { value: 'online', label: 'Trên máy của mình', hint: 'Điện thoại hoặc máy tính cá nhân' },
  { value: 'kiosk', label: 'Tại máy trong hội trường' },
  { value: 'paper', label: 'Phiếu giấy' },
];

/** Every kind of field, empty or with its errors. */
export function FormsPage({
  values,
  errors,
}: {
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Messages;
}) {
  const field = (name: string) => ({ name, value: values[name], error: errors[name] });
  return (
    <Page title="Đặt một đợt góp ý" errors={errors} crumbs={[{ href: '/kit', label: 'Lấy ý kiến góp ý' }]}>
      <SearchForm action="/kit/forms">
        <TextField name="q" label="Tìm đợt" inputmode="search" isOptional />
        <Button>Tìm</Button>
      </SearchForm>
      <Form action="/kit/forms" takesFiles>
        <WhoSees sentence="ban thường vụ Đảng ủy và ban kiểm phiếu; không hiện trên cổng công khai." />
        <TextField {...field('title')} label="Tên đợt" hint="Như trong kế hoạch" maxLength={200} />
        <DateField {...field('heldOn')} label="Ngày họp" />
        <DateTimeField {...field('opensAt')} label="Giờ mở hòm phiếu" />
        <SelectField {...field('unitId')} label="Đơn vị" choices={UNITS} />
        <RadioGroup {...field('kind')} label="Bỏ phiếu ở đâu" choices={KINDS} />
        <CheckGroup name="channels" label="Gửi giấy báo bằng" values={['paper']} choices={KINDS} isOptional />
        <TextArea {...field('note')} label="Ghi chú" isOptional />
        <CheckField {...field('isPublic')} label="Đăng thông báo lên cổng công khai" hint="Sau khi được duyệt" />
        <FileField name="plan" label="Kế hoạch đã ký" accept=".pdf" kinds="PDF" maxBytes={20_000_000} isOptional />
        <CodeField {...field('code')} label="Mã một lần" length={8} />
        <PasswordField name="password" label="Mật khẩu" error={errors['password']} />
        <Actions>
          <Button weight="primary">Trình duyệt đợt góp ý</Button>
          <LinkButton href="/kit">Để sau</LinkButton>
          <Button weight="danger" name="deed" value="drop">
            Bỏ bản nháp
          </Button>
        </Actions>
      </Form>
    </Page>
  );
}
