import { Actions, Button, Form, Page, Pill, RadioGroup, TextArea, WhoSees } from '../../web/ui/index.ts';

const LEVELS = ['Tốt', 'Khá', 'Trung bình', 'Chưa đạt'].map((label) => ({ value: label, label }));
const ITEMS = [
  'Nói đi đôi với làm',
  'Trách nhiệm trước công việc được giao',
  'Gần dân, lắng nghe và giải quyết kiến nghị',
];

/** What a voter holds in one hand: large letters, one question after the other. */
export const VoterPage = () => (
  <Page
    title="Bí thư Đảng ủy phường"
    audience="voter"
    lead={
      <>
        Phiếu góp ý 1/2 · <Pill tone="good">phiếu kín</Pill>
      </>
    }
  >
    <Form action="/kit/voter">
      {ITEMS.map((item, index) => (
        <RadioGroup key={item} name={`item-${index}`} label={`${index + 1}. ${item}`} choices={LEVELS} look="buttons" />
      ))}
      <WhoSees sentence="ban kiểm phiếu và người được góp ý, không kèm tên, thứ tự đã trộn." />
      <TextArea name="comment" label="Ý kiến góp ý" hint="Đừng ghi điều cho biết anh/chị là ai." isOptional />
      <Actions>
        <Button weight="primary">Tiếp: Chủ tịch Ủy ban nhân dân</Button>
      </Actions>
    </Form>
  </Page>
);
