import { Card, Item, ItemList, LinkButton, Page, Pill } from '../../web/ui/index.ts';

/** The home of an officer: what waits, in the order of its hour. */
export const TodayPage = () => (
  <Page title="Hôm nay có 3 việc" lead="Chi bộ 24 · Bí thư chi bộ">
    <Card title="Cần làm trước 20 giờ">
      <ItemList>
        <Item
          title="Nhận lá phiếu góp ý đợt I"
          facts="Nhận đến 12:00 thứ Ba 10/05 · bỏ phiếu từ 14:00"
          action={
            <LinkButton href="/receive" weight="primary">
              Nhận
            </LinkButton>
          }
        />
        <Item
          title="Điểm danh buổi “Tự soi, tự sửa”"
          facts="19:00 tại nhà văn hóa tổ 7 · 22 đảng viên"
          action={<LinkButton href="/open">Mở</LinkButton>}
        />
      </ItemList>
    </Card>
    <Card title="Tuần này">
      <ItemList>
        <Item
          title="2 đảng viên chưa nộp cam kết 2022"
          facts="Hạn 15/05 · 20/22 đã nộp"
          action={<LinkButton href="/remind">Nhắc</LinkButton>}
        />
      </ItemList>
    </Card>
    <Card title="Vừa xong">
      <ItemList>
        <Item title="Biên bản sinh hoạt tháng 4" facts="Đã ký, lưu 06/05" action={<Pill tone="good">xong</Pill>} />
      </ItemList>
    </Card>
  </Page>
);
