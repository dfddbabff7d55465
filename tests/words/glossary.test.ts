import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

// One Korean word for each thing: what a message may not say, and the word that stands in its place.
const REPLACED = [
	['수업', '단원'],
	['학습 글', '소단원'],
	['진술', '내용, 설명'],
	['글로 답하기', '서술형'],
	['받은 퀴즈', '과제'],
	['낸 것', '제출물, 답안'],
	['낸 때', '제출 시각'],
	['아직 안 함', '미제출'],
	['이어 풀기', '이어서 풀기'],
	['이어 하기', '이어서 하기'],
	['학급 결과', '학급 성적'],
	['성적표', '성적 일람표'],
	['매일 복습', '오늘의 복습'],
	['더하기', '추가'],
	['지우기', '삭제'],
	['빼기', '삭제, 제외'],
	['등불', '어두운 화면'],
	['들어가기', '참여하기'],
	['저절로', '자동으로'],
	['달라고', '요청하세요'],
	['오프라인용', '오프라인 저장'],
	['쓰임', '작성'],
	['기록 해제', '기록관 해설'],
	['거친 손', '전달 과정'],
	['(?<![가-힣])내기', '제출, 과제 내주기'],
	['(?<![가-힣])암호(?!명| 전보)', '비밀번호']
] as const;

test('Korean messages keep to the glossary', () => {
	const words = path.resolve(import.meta.dirname, '../../src/lib/words/ko');
	for (const file of globSync('*.json', { cwd: words })) {
		const messages: Record<string, unknown> = JSON.parse(readFileSync(path.join(words, file), 'utf8'));
		for (const [key, form] of Object.entries(messages))
			for (const [not, but] of REPLACED)
				expect(JSON.stringify(form), `${key}: ${but}`).not.toMatch(new RegExp(not));
	}
});
