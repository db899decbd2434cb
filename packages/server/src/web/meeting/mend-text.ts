/** Words about putting right what was written down wrongly. */
export const mendVi = {
  mend: 'Sửa',
  takeBack: 'Rút',
  mendOpinion: (n: string) => `Sửa ý kiến ${n}`,
  mendVote: (n: string) => `Sửa biểu quyết ${n}`,
  mendVoteLead: (n: string) => `Lúc biểu quyết có mặt ${n} người; số ấy giữ nguyên. Số cũ và lý do được giữ lại.`,
  takeBackOpinion: (n: string) => `Rút ý kiến ${n}?`,
  takeBackOpinionFact: 'Ý kiến không còn được đếm và không vào biên bản; dòng đã ghi và lý do vẫn còn trong nhật ký.',
  takeBackConclusion: (n: string) => `Rút kết luận ${n}?`,
  takeBackConclusionFact: 'Kết luận không còn trong biên bản; muốn ghi đúng thì ghi lại thành kết luận mới.',
  takeBackVote: (n: string) => `Rút biểu quyết ${n}?`,
  takeBackVoteFact: 'Biểu quyết không còn trong biên bản; dòng đã ghi và lý do vẫn còn trong nhật ký.',
  takenBack: 'Đã rút; dòng cũ vẫn còn trong nhật ký',
  handsLine: ({ yes, no, none }: Readonly<Record<'yes' | 'no' | 'none', string>>) =>
    `đồng ý ${yes}, không đồng ý ${no}, không ý kiến ${none}`,
  minutesAgain: 'Biên bản đã lập phải lập lại thì mới ký được.',
};

/** The same in English. */
export const mendEn = {
  mend: 'Correct',
  takeBack: 'Take back',
  mendOpinion: (n: string) => `Correct opinion ${n}`,
  mendVote: (n: string) => `Correct vote ${n}`,
  mendVoteLead: (n: string) =>
    `${n} people were there at the vote; that number stays. What stood before is kept with the reason.`,
  takeBackOpinion: (n: string) => `Take back opinion ${n}?`,
  takeBackOpinionFact: 'It is no longer counted and not in the minutes; row and reason stay in the journal.',
  takeBackConclusion: (n: string) => `Take back conclusion ${n}?`,
  takeBackConclusionFact: 'It leaves the minutes; what is right is written down as a new conclusion.',
  takeBackVote: (n: string) => `Take back vote ${n}?`,
  takeBackVoteFact: 'It leaves the minutes; row and reason stay in the journal.',
  takenBack: 'Taken back; the old row stays in the journal',
  handsLine: ({ yes, no, none }: Readonly<Record<'yes' | 'no' | 'none', string>>) =>
    `for ${yes}, against ${no}, abstaining ${none}`,
  minutesAgain: 'Minutes drawn before must be drawn again before they can be signed.',
} satisfies typeof mendVi;
