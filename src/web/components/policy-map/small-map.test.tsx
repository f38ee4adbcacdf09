import { describe, expect, test } from 'vitest'
import { renderPage } from '../render-page.tsx'
import { SmallMap } from './small-map.tsx'
import { statesAfter, wayInWords } from './way-in-words.ts'

describe('you are here', () => {
  const walked = ['Q0', 'Q1', 'Q3', 'Q4', 'L0', 'L1'] as const
  const html = renderPage(<SmallMap walked={walked} here="L2" next={['L3', 'L7', 'L8']} />)

  test('says the way in words, policy 7', () => {
    const words = 'Way walked: Q0, Q1, Q3, Q4, then L0, L1 and now L2 Tracing. Next can be L3, L7 or L8.'
    expect(wayInWords(walked, 'L2', ['L3', 'L7', 'L8'])).toBe(words)
    expect(html).toContain(`<title id="small-map-title">${words}</title>`)
    expect(html).toContain('role="img" aria-labelledby="small-map-title"')
  })

  test('draws each step walked, also from one thread to the next', () => {
    expect(html.match(/class="mm-walk"/g)).toHaveLength(6)
    expect(html.match(/class="mm-next"/g)).toHaveLength(3)
    expect(html.match(/class="mm-st here"/g)).toHaveLength(1)
  })

  test('finds the hand-over although the school went on after it', () => {
    const later = renderPage(<SmallMap walked={['Q4', 'Q5', 'Q5a', 'L0']} here="L1" next={[]} />)
    expect(later.match(/class="mm-walk"/g)).toHaveLength(4)
  })

  test('a first state and an end are said as such', () => {
    expect(wayInWords([], 'Q0', ['Q1'])).toBe('At the beginning: Q0 Detected. Next can be Q1.')
    expect(wayInWords(['Q0', 'Q1'], 'QX', [])).toBe('Way walked: Q0, Q1 and now QX Resolved. This is an end.')
  })

  test('carries no style of its own', () => {
    expect(html).not.toContain('style=')
  })

  test('what can follow comes from the process', () => {
    expect(statesAfter('Q5')).toEqual(['Q5a'])
    expect(statesAfter('Q1')).toEqual(['QX', 'Q6', 'Q2', 'Q3', 'E0'])
    expect(statesAfter('QX')).toEqual([])
  })
})
